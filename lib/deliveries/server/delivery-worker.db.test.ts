import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import { useNotificationBed } from "../testing/use-notification-bed";
import { type RunningWorker, startDeliveryWorker } from "./delivery-worker";
import { MessageSender } from "./message-sender";

const bed = useNotificationBed();
let worker: RunningWorker | null = null;

afterEach(async () => {
  await worker?.stop();
  worker = null;
});

const mailed = (count: number) =>
  vi.waitFor(() => expect(bed.smtp.mails).toHaveLength(count), { timeout: 20_000, interval: 20 });

describe("a worker", () => {
  it("brings what happens while it runs, from this process and from others", async () => {
    await bed.subscribe([await bed.join()]);
    worker = startDeliveryWorker();
    await bed.happen();
    await mailed(1);
    // Another process would write the same rows and send no signal here.
    await bed.pool.query(
      `UPDATE messages SET status = 'pending', due_at = now() WHERE organization_id = $1`,
      [bed.acme.id],
    );
    await mailed(2);
  });

  it("writes down what it was sending when it is stopped, and begins nothing more", async () => {
    let release = () => {};
    const held = new Promise<null>((resolve) => {
      release = () => resolve(null);
    });
    bed.smtp.behaviour.onMail = () => held;
    await bed.subscribe([await bed.join()]);
    await bed.happen(12);
    worker = startDeliveryWorker();
    await vi.waitFor(
      async () =>
        expect(await bed.rows("SELECT 1 FROM message_attempts WHERE organization_id = $1")).toHaveLength(12),
      { timeout: 20_000, interval: 20 },
    );
    const stopped = worker.stop();
    release();
    await stopped;
    const states = await bed.rows(
      `SELECT m.status, count(a.number)::int AS attempts FROM messages m
       LEFT JOIN message_attempts a ON a.organization_id = m.organization_id AND a.message_id = m.id
       WHERE m.organization_id = $1 GROUP BY m.id, m.status`,
    );
    const sent = states.filter((state) => state.status === "sent");
    const given = states.filter((state) => state.status === "pending");
    expect(sent).toHaveLength(bed.smtp.mails.length);
    expect(sent.length + given.length).toBe(12);
    expect(given.every((state) => state.attempts === 0)).toBe(true);
  });

  it("writes down what it was sending though it can't give back the rest", async () => {
    let release = () => {};
    const held = new Promise<null>((resolve) => {
      release = () => resolve(null);
    });
    bed.smtp.behaviour.onMail = () => held;
    await bed.subscribe([await bed.join()]);
    await bed.happen();
    worker = startDeliveryWorker();
    await vi.waitFor(
      async () =>
        expect(await bed.rows("SELECT 1 FROM message_attempts WHERE organization_id = $1")).toHaveLength(1),
      { timeout: 20_000, interval: 20 },
    );
    vi.spyOn(MessageSender.prototype, "giveBack").mockRejectedValueOnce(new Error("The database is away."));
    const stopped = worker.stop();
    worker = null;
    release();
    await expect(stopped).rejects.toThrow("The database is away.");
    await bed.expectOne({ status: "sent", reason: null }, 1);
  });

  it("sends mails while a gateway for text messages hangs with all that it was given", async () => {
    let asked = 0;
    const gateway = createServer(() => {
      asked += 1;
    }).listen(0, "127.0.0.1");
    await once(gateway, "listening");
    const { port } = gateway.address() as AddressInfo;
    vi.stubEnv("SMS_PROVIDER", "webhook");
    vi.stubEnv("SMS_WEBHOOK_URL", `http://127.0.0.1:${port}/`);
    vi.stubEnv("SMS_WEBHOOK_SECRET", `whsec_${"c2VjcmV0".repeat(4)}`);
    const kim = await bed.join();
    await bed.rows(
      `UPDATE users SET phone = '+821012345678', phone_verified_at = now(), real_name_verified_at = now()
       WHERE $1::uuid IS NOT NULL AND id = $2`,
      kim.id,
    );
    await bed.subscribe([kim], { events: ["Instance Create"], notifyEmail: false, notifySms: true });
    await bed.subscribe([kim], { events: ["Instance Delete"] });
    await bed.happen(20);
    worker = startDeliveryWorker();
    await vi.waitFor(() => expect(asked).toBe(8), { timeout: 20_000, interval: 20 });
    await bed.happen(1, { event: "Instance Delete" });
    await mailed(1);
    gateway.closeAllConnections();
    gateway.close();
  });

  it("stops while there is always more to match", async () => {
    const id = await bed.subscribe([]);
    await bed.happen();
    // What is matched waits again at once, as though somebody stored batch after batch.
    await bed.pool.query(
      `CREATE OR REPLACE FUNCTION keep_waiting() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN NEW.matched_at := NULL; RETURN NEW; END $$;
       CREATE TRIGGER keep_waiting BEFORE UPDATE ON event_batches FOR EACH ROW EXECUTE FUNCTION keep_waiting()`,
    );
    worker = startDeliveryWorker();
    const matched = async () => {
      const query =
        "SELECT unheard AS matched FROM subscription_activity WHERE organization_id = $1 AND subscription_id = $2";
      const [row] = await bed.rows(query, id);
      return Number(row?.matched ?? 0);
    };
    await vi.waitFor(async () => expect(await matched()).toBeGreaterThan(3), {
      timeout: 20_000,
      interval: 20,
    });
    await worker.stop();
    await bed.pool.query("DROP TRIGGER keep_waiting ON event_batches");
    const atStop = await matched();
    await bed.match();
    expect(await matched()).toBe(atStop + 1);
  });

  it("rests and goes on when the database fails it", async () => {
    const logged = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    await bed.subscribe([await bed.join()]);
    await bed.pool.query("ALTER TABLE messages RENAME TO messages_away");
    worker = startDeliveryWorker();
    await vi.waitFor(() => expect(String(logged.mock.calls)).toContain("failed at sending"), {
      interval: 20,
    });
    await bed.pool.query("ALTER TABLE messages_away RENAME TO messages");
    await bed.happen();
    await mailed(1);
    logged.mockRestore();
  });
});
