import { beforeEach, describe, expect, it, vi } from "vitest";
import { parseEventFilters } from "@/lib/events/filters";
import { listEvents } from "@/lib/events/server/list-events";
import { refusal } from "@/lib/mail/testing/start-smtp-server";
import { personContext } from "../testing/person-context";
import { hour, minute, second, useNotificationBed } from "../testing/use-notification-bed";
import { openChannelSenders } from "./channel-senders";
import { MessageSender } from "./message-sender";

const bed = useNotificationBed();
let kim: Awaited<ReturnType<typeof bed.join>>;

/** One event that matched and waits for sending. */
beforeEach(async () => {
  kim = await bed.join({ name: "Kim" });
  await bed.subscribe([kim], { name: "New instances" });
  await bed.happen(1, { id: "e-1" });
  await bed.match();
});

const acts = (event: string) =>
  bed.rows("SELECT * FROM events WHERE organization_id = $1 AND event = $2", event);

describe("a message that is taken", () => {
  it("is sent, with the server's answer in its history", async () => {
    expect(await bed.send()).toBe(1);
    await bed.expectOne({ status: "sent", reason: null }, 1);
    expect(await bed.attempts()).toEqual([
      { number: 1, outcome: "sent", answer: expect.stringMatching(/^250 /) },
    ]);
    expect(await bed.send()).toBe(0);
  });

  it("is sent once by two workers at the same time", async () => {
    await bed.happen(15);
    await bed.match();
    const senders = openChannelSenders();
    const workers = Array.from(
      { length: 3 },
      () => new MessageSender("email", senders, { clock: bed.clock }),
    );
    const work = async (worker: MessageSender) => {
      while ((await worker.begin()) > 0) await worker.oneEnded();
      await worker.allEnded();
    };
    await Promise.all(workers.map(work));
    await senders.close();
    expect(bed.smtp.mails).toHaveLength(16);
    expect(new Set(bed.smtp.mails.map((mail) => mail.headers.get("message-id"))).size).toBe(16);
    expect(await bed.attempts()).toHaveLength(16);
  });

  it("is sent again, under the same Message-ID, where a worker died with it", async () => {
    const lost = new MessageSender(
      "email",
      { send: () => new Promise(() => undefined), close: async () => undefined },
      { clock: bed.clock },
    );
    expect(await lost.begin()).toBe(1);
    expect(await bed.send()).toBe(0);
    bed.pass(minute);
    expect(await bed.send()).toBe(1);
    await bed.expectOne({ status: "sent", reason: null }, 1);
    const [{ messageId }] = (await bed.deliveries()) as [{ messageId: string }];
    expect(bed.smtp.mails[0]?.headers.get("message-id")).toBe(`<${messageId}@audit.example.test>`);
    expect((await bed.attempts()).map(({ outcome }) => outcome)).toEqual(["started", "sent"]);
  });
});

describe("a message that can't be prepared", () => {
  const quietly = () => vi.spyOn(process.stderr, "write").mockReturnValue(true);

  it("is tried again as any other, with what is wrong in its history, and given up after 24 hours", async () => {
    const logged = quietly();
    await bed.rows(
      "UPDATE users SET time_zone = 'Nowhere/Gone' WHERE id = $2 AND $1::uuid IS NOT NULL",
      kim.id,
    );
    await bed.send();
    await bed.expectOne({ status: "pending", reason: null }, 0);
    bed.pass(5 * second);
    expect(await bed.send()).toBe(1);
    bed.pass(24 * hour);
    await bed.send();
    await bed.expectOne({ status: "failed", reason: "given_up" }, 0);
    const attempts = await bed.attempts();
    expect(attempts.map(({ outcome }) => outcome)).toEqual(["retry", "retry", "retry"]);
    for (const { answer } of attempts) expect(answer).toMatch(/^not_prepared: .*Nowhere\/Gone/);
    expect(await acts("Delivery Failed")).toHaveLength(1);
    logged.mockRestore();
  });

  it("because nothing can be read of it leaves the others alone, and is given up too", async () => {
    const logged = quietly();
    const other = await bed.subscribe([kim], { name: "Another" });
    await bed.happen(1, { id: "e-2" });
    await bed.match();
    const [row] = (await bed.deliveries()).filter(({ eventId }) => eventId === "e-1");
    // What a message belongs to stays as long as it does; this one's has gone all the same.
    await bed.rows(
      "UPDATE messages SET subscription_id = id WHERE organization_id = $1 AND id = $2",
      row.messageId,
    );
    expect(await bed.send()).toBe(3);
    expect(bed.smtp.mails).toHaveLength(2);
    expect(bed.smtp.mails.some(({ text }) => text.includes(other))).toBe(true);
    const stuck = async () => (await bed.deliveries()).find(({ id }) => id === row.id);
    expect(await stuck()).toMatchObject({ status: "pending" });
    bed.pass(24 * hour);
    await bed.send();
    expect(await stuck()).toMatchObject({ status: "failed", reason: "given_up" });
    const [act] = await acts("Delivery Failed");
    expect(act).toMatchObject({ scope_id: bed.acme.id, resource_id: row.messageId });
    expect(act.reason).toContain("It could not be prepared");
    logged.mockRestore();
  });
});

describe("a mail server in trouble", () => {
  it("is asked again with growing pauses until it takes the mail", async () => {
    bed.smtp.behaviour.onMail = async () => refusal(451, "4.3.0 Later");
    await bed.send();
    await bed.expectOne({ status: "pending", reason: null }, 0);
    bed.pass(5 * second - 1);
    expect(await bed.send()).toBe(0);
    bed.pass(1);
    expect(await bed.send()).toBe(1);
    delete bed.smtp.behaviour.onMail;
    bed.pass(hour);
    expect(await bed.send()).toBe(1);
    await bed.expectOne({ status: "sent", reason: null }, 1);
    expect((await bed.attempts()).map(({ outcome }) => outcome)).toEqual(["retry", "retry", "sent"]);
  });

  it("that is down for hours loses nothing", async () => {
    await bed.happen(10);
    await bed.match();
    await bed.smtp.stop();
    vi.stubEnv("SMTP_URL", "smtp://127.0.0.1:1");
    for (let half = 0; half < 12; half += 1) {
      await bed.send();
      bed.pass(hour / 2);
    }
    vi.stubEnv("SMTP_URL", "");
    await bed.send();
    const rows = await bed.deliveries();
    expect(rows.map(({ status }) => status)).toEqual(Array(11).fill("sent"));
  });

  it("is given up after 24 hours, which stands in the trail, and may be tried again by hand", async () => {
    bed.smtp.behaviour.onMail = async () => refusal(451, "4.3.0 Later");
    await bed.send();
    bed.pass(24 * hour - 1);
    await bed.send();
    await bed.expectOne({ status: "pending", reason: null }, 0);
    bed.pass(1);
    await bed.send();
    await bed.expectOne({ status: "failed", reason: "given_up" }, 0);
    const [act] = await acts("Delivery Failed");
    expect(act).toMatchObject({
      scope_id: bed.scopeId,
      actor_type: "system",
      outcome: "failure",
      resource_name: "New instances",
    });
    expect(act.reason).toContain("4.3.0 Later");
    bed.pass(hour);
    expect(await bed.send()).toBe(0);
  });

  it("that refuses the recipient for good is not asked again", async () => {
    bed.smtp.behaviour.onRecipient = () => refusal(550, "5.1.1 No such user");
    await bed.send();
    await bed.expectOne({ status: "failed", reason: "refused" }, 0);
    expect(await bed.attempts()).toEqual([
      { number: 1, outcome: "failed", answer: expect.stringContaining("5.1.1 No such user") },
    ]);
    expect(await acts("Delivery Failed")).toHaveLength(1);
    bed.pass(hour);
    expect(await bed.send()).toBe(0);
  });

  it("with one recipient keeps nobody else waiting", async () => {
    const lee = await bed.join();
    await bed.subscribe([lee]);
    await bed.happen(1, { id: "e-2" });
    await bed.match();
    bed.smtp.behaviour.onRecipient = (address) => (address === kim.email ? refusal(450, "4.2.1 Busy") : null);
    await bed.send();
    expect(bed.smtp.mails.map((mail) => mail.to)).toEqual([lee.email]);
  });
});

describe("a digest", () => {
  /** 20 mails of their own with the one above, the other 12 together. */
  const flood = async () => {
    await bed.happen(20, { event: "Instance Create" });
    await bed.happen(11, { event: "Instance Delete" });
    await bed.match();
  };

  it("leaves at its window's end, with counts by code and a link to exactly its events", async () => {
    await flood();
    await bed.send();
    expect(bed.smtp.mails).toHaveLength(20);
    bed.pass(minute);
    expect(await bed.send()).toBe(1);
    const mail = bed.smtp.mails[20];
    const digested = (await bed.deliveries()).filter((row) => row.kind === "digest");
    expect(digested.map((row) => row.status)).toEqual(Array(12).fill("digested"));
    expect(mail?.subject).toBe("[Project web-shop] 12 more events for “New instances”");
    expect(mail?.text).toContain("11 ×  Instance Delete");
    expect(mail?.text).toContain("1 ×  Instance Create");
    const link = /https:\S+notification=\S+/.exec(mail?.text ?? "")?.[0] ?? "";
    expect(link).toContain(`/projects/web-shop/events?`);
    const { events } = await listEvents(personContext(bed.acme, kim, "project_member"), {
      scope: { kind: "project", organization: bed.acme.slug, project: "web-shop" },
      filters: parseEventFilters(new URL(link).searchParams),
      limit: 50,
      cursor: null,
    });
    expect(events.map(({ id }) => id).sort()).toEqual(digested.map((row) => row.eventId).sort());
  });

  it("takes no more once it is leased: later events go into the next one", async () => {
    await flood();
    bed.pass(minute);
    bed.smtp.behaviour.onMail = async () => refusal(451, "Later");
    await bed.send();
    await bed.happen(25);
    await bed.match();
    const digests = await bed.rows(
      `SELECT count(d.id)::int AS events FROM messages m JOIN deliveries d ON d.message_id = m.id
       WHERE m.organization_id = $1 AND m.kind = 'digest' GROUP BY m.id ORDER BY 1`,
    );
    expect(digests).toEqual([{ events: 5 }, { events: 12 }]);
  });
});
