import type { ChildProcess } from "node:child_process";
import { afterEach, expect, it, vi } from "vitest";
import { getPool } from "@/db/client";
import { addMember, makeOrganization, makePerson } from "@/db/testing/make-organization";
import { startCrashBed } from "@/lib/events/testing/crash-harness";
import { startSmtpServer } from "@/lib/mail/testing/start-smtp-server";
import { endWorkerProcess, startWorkerProcess } from "../testing/crash-bed";
import { instanceEvent, makeGroup, makeSubscription, store } from "../testing/notification-bed";

const people = 10;
const batches = 50;
const batchSize = 10;
const deliveries = people * batches * batchSize;
const kills = 8;
/** What one worker sends at once. */
const maxSending = 8;
const leaseMs = 2_000;
/** Seconds on a quiet machine. */
const timeoutMs = 600_000;

const cleanups: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});

/** Counts mails, and lets somebody wait for a number of them. */
class MailCount {
  private count = 0;
  private readonly waiting: { at: number; open: () => void }[] = [];

  add(): void {
    this.count += 1;
    for (const { at, open } of this.waiting) if (at === this.count) open();
  }

  reach(at: number): Promise<void> {
    return this.count >= at ? Promise.resolve() : new Promise((open) => this.waiting.push({ at, open }));
  }
}

/** Random numbers of mails at which a worker is killed, the last of them well before the end. */
const killPoints = () =>
  Array.from({ length: kills }, () => 1 + Math.floor(Math.random() * deliveries * 0.9)).sort((x, y) => x - y);

async function startBed() {
  const bed = await startCrashBed();
  cleanups.push(bed.stop);
  const count = new MailCount();
  const smtp = await startSmtpServer({
    onMail: async () => {
      count.add();
      return null;
    },
  });
  cleanups.push(smtp.stop);
  const acme = await makeOrganization({ projects: ["web-shop"] });
  const scopeId = acme.projects["web-shop"]?.id ?? "";
  for (let index = 0; index < people; index += 1) {
    await addMember(acme, await makePerson(), { projects: { "web-shop": ["project_member"] } });
  }
  await makeSubscription(acme, { scopeId, groups: [await makeGroup(acme, scopeId, "all")] });
  const workers: ChildProcess[] = [];
  const start = async () => {
    const worker = await startWorkerProcess({
      connection: bed.server.connection,
      smtpUrl: smtp.url,
      leaseMs,
    });
    cleanups.push(() => endWorkerProcess(worker, "SIGKILL"));
    workers.push(worker);
  };
  const happen = () => {
    const events = Array.from({ length: batchSize }, () =>
      instanceEvent(acme, { scopeId, occurredAt: new Date() }),
    );
    return store(acme, events);
  };
  return { acme, smtp, count, workers, start, happen };
}

const countWaiting = async (organizationId: string): Promise<number> => {
  const { rows } = await getPool().query(
    `SELECT (SELECT count(*)::int FROM event_batches WHERE organization_id = $1 AND matched_at IS NULL)
          + (SELECT count(*)::int FROM messages WHERE organization_id = $1 AND status = 'pending') AS waiting`,
    [organizationId],
  );
  return rows[0]?.waiting;
};

it(
  `reaches everybody through ${kills} kills of workers during ${deliveries} deliveries, each of them one row`,
  async () => {
    const { acme, smtp, count, workers, start, happen } = await startBed();
    start();
    start();
    const feeding = (async () => {
      for (let batch = 0; batch < batches; batch += 1) await happen();
    })();
    for (const point of killPoints()) {
      await count.reach(point);
      const victim = (await workers.shift()) as ChildProcess;
      await endWorkerProcess(victim, "SIGKILL");
      start();
    }
    await feeding;
    await vi.waitFor(async () => expect(await countWaiting(acme.id)).toBe(0), {
      timeout: timeoutMs,
      interval: 200,
    });
    const codes = await Promise.all(workers.map(async (worker) => endWorkerProcess(await worker, "SIGTERM")));
    expect(codes).toEqual([0, 0]);

    const { rows } = await getPool().query(
      `SELECT m.id, m.status, count(*) FILTER (WHERE a.outcome = 'started')::int AS cut,
       count(*) FILTER (WHERE a.outcome = 'sent')::int AS sent
     FROM messages m JOIN message_attempts a ON a.organization_id = m.organization_id AND a.message_id = m.id
     WHERE m.organization_id = $1 GROUP BY m.id, m.status`,
      [acme.id],
    );
    const stored = await getPool().query(
      `SELECT status, count(*)::int AS count, count(DISTINCT (event_id, user_id))::int AS different
     FROM deliveries WHERE organization_id = $1 GROUP BY status`,
      [acme.id],
    );
    expect(stored.rows).toEqual([{ status: "sent", count: deliveries, different: deliveries }]);
    expect(rows).toHaveLength(deliveries);

    const received = new Map<string, number>();
    for (const { headers } of smtp.mails) {
      const id = (headers.get("message-id") ?? "").slice(1, 37);
      received.set(id, (received.get(id) ?? 0) + 1);
    }
    expect(received.size).toBe(deliveries);
    // A double is a mail that was on its way when its worker was killed: that attempt never got its answer.
    const unexplained = rows.filter(({ id, cut }) => (received.get(id) ?? 0) > 1 + cut);
    expect(unexplained).toEqual([]);
    const cut = rows.reduce((sum, row) => sum + row.cut, 0);
    const doubles = smtp.mails.length - deliveries;
    expect(doubles).toBeLessThanOrEqual(Math.min(cut, kills * maxSending));
    process.stdout.write(
      `${deliveries} deliveries, ${kills} kills, ${cut} leases cut off, ${doubles} doubles\n`,
    );
  },
  timeoutMs,
);
