import { createHash, randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { defaultPoolSize, getDatabase, getPool, withTransaction } from "@/db/client";
import { useTestDatabase } from "@/db/testing/test-database";
import type { NewEvent } from "../model";
import { makeEvent } from "../testing/make-event";
import { forgetPartitions } from "./ensure-partitions";
import { insertEvents } from "./insert-events";

const database = useTestDatabase();

const insert = (organizationId: string, events: NewEvent[], notify = true) =>
  insertEvents(getDatabase(), { organizationId, events, notify });

async function rowsOf(table: string, organizationId: string) {
  const { rows } = await database.pool.query(`SELECT * FROM ${table} WHERE organization_id = $1`, [
    organizationId,
  ]);
  return rows;
}

async function countOf(organizationId: string): Promise<number> {
  const { rows } = await database.pool.query(
    `SELECT sum(count)::int AS count FROM event_count_deltas WHERE organization_id = $1 AND dimension = 'total'`,
    [organizationId],
  );
  return rows[0].count ?? 0;
}

const at = (text: string) => ({ occurredAt: new Date(text) });

/** Every optional column filled. */
const whole: Partial<NewEvent> = {
  resourceType: "Instance",
  resourceId: "i-1",
  resourceName: "웹-1",
  userAgent: "curl/8",
  requestId: "r",
  correlationId: "c",
  traceId: "t",
  outcome: "failure",
  reason: "no",
  message: "sorry 🙂",
  changes: '[{"path":"a","before":12345678901234567890}]',
  log: '{ "b": 1e400000, "a": "\\u0000 \\ud800", "a": 12345678901234567890 }',
};

/** The row that an event becomes. */
const rowOf = (event: NewEvent, receivedAt: Date, batchId: unknown) => ({
  organization_id: event.organizationId,
  occurred_at: event.occurredAt,
  id: event.id,
  scope_id: event.scopeId,
  received_at: receivedAt,
  batch_id: batchId,
  provider: event.provider,
  service: event.service,
  event: event.event,
  resource_type: event.resourceType,
  resource_id: event.resourceId,
  resource_name: event.resourceName,
  actor_type: event.actorType,
  actor_id: event.actorId,
  actor_name: event.actorName,
  actor_email: event.actorEmail,
  channel: event.channel,
  source_ip: event.sourceIp,
  source_inet: event.sourceIp,
  user_agent: event.userAgent,
  request_id: event.requestId,
  correlation_id: event.correlationId,
  trace_id: event.traceId,
  outcome: event.outcome,
  catalog_status: event.catalogStatus,
  reason: event.reason,
  message: event.message,
  changes: event.changes,
  content_hash: createHash("sha256").update(event.log).digest(),
  log: event.log,
});

describe("insertEvents: what is kept", () => {
  it("keeps every column, the log's bytes and their hash, under the batch's row", async () => {
    const organizationId = randomUUID();
    const events = [
      makeEvent(organizationId, { ...whole, ...at("2026-03-04T00:00:00.001Z"), scopeId: randomUUID() }),
      makeEvent(organizationId, {
        ...at("2026-03-04T00:00:00.002Z"),
        provider: null,
        actorId: null,
        sourceIp: null,
      }),
    ];
    const receivedAt = new Date("2026-03-05T00:00:00.123Z");
    const results = await insertEvents(getDatabase(), { organizationId, events, receivedAt, notify: false });
    expect(results).toEqual(["accepted", "accepted"]);
    const [batch, ...others] = await rowsOf("event_batches", organizationId);
    expect(batch).toMatchObject({ received_at: receivedAt, event_count: 2, notify: false });
    expect(others).toEqual([]);
    expect(await rowsOf("events", organizationId)).toEqual(
      events.map((event) => rowOf(event, receivedAt, batch.id)),
    );
  });

  it.each([
    ["192.0.2.7", "192.0.2.7"],
    ["2001:db8::1", "2001:db8::1"],
    ["::ffff:192.0.2.7", "192.0.2.7"],
    ["::FFFF:192.0.2.7", "192.0.2.7"],
    ["::ffff:c000:207", "::ffff:192.0.2.7"],
    ["fe80::1%eth0", null],
    ["10.0.0.0/8", null],
    ["autoscaling.amazonaws.com", null],
    ["", null],
    [null, null],
  ])("sees the address in the source %s", async (sourceIp, expected) => {
    const organizationId = randomUUID();
    await insert(organizationId, [makeEvent(organizationId, { sourceIp })]);
    expect(await rowsOf("events", organizationId)).toMatchObject([
      { source_ip: sourceIp, source_inet: expected },
    ]);
  });

  it("keeps batches of many megabytes whole and answers in the order given", async () => {
    const organizationId = randomUUID();
    const events = Array.from({ length: 14 }, (_, index) =>
      makeEvent(organizationId, {
        id: `e-${index % 7}-${index}`,
        log: JSON.stringify(`${index}`.repeat(900_000)).slice(0, 1e6),
      }),
    );
    await insert(organizationId, events.slice(5, 6));
    const results = await insert(organizationId, events);
    expect(
      results.map((result, index) => (result === "duplicate" ? index : -1)).filter((index) => index >= 0),
    ).toEqual([5]);
    const stored = await rowsOf("events", organizationId);
    expect(new Map(stored.map((row) => [row.id, row.log]))).toEqual(
      new Map(events.map((event) => [event.id, event.log])),
    );
    expect(await countOf(organizationId)).toBe(14);
  });

  it("takes no event of another organization and does nothing for none", async () => {
    const organizationId = randomUUID();
    await expect(insert(organizationId, [makeEvent(randomUUID())])).rejects.toThrow("one organization");
    expect(await insert(organizationId, [])).toEqual([]);
    expect(await rowsOf("event_batches", organizationId)).toEqual([]);
  });
});

describe("insertEvents: what comes again", () => {
  it("changes nothing when a batch comes again, in whatever order", async () => {
    const organizationId = randomUUID();
    const events = Array.from({ length: 20 }, (_, index) =>
      makeEvent(organizationId, at(`2026-03-${10 + index}T00:00:00Z`)),
    );
    await insert(organizationId, events);
    const before = await rowsOf("events", organizationId);
    expect(await insert(organizationId, [...events].reverse())).toEqual(events.map(() => "duplicate"));
    expect(await rowsOf("events", organizationId)).toEqual(before);
    expect(await rowsOf("event_batches", organizationId)).toHaveLength(1);
    expect(await countOf(organizationId)).toBe(20);
  });

  it("tells events of one id at different times apart", async () => {
    const organizationId = randomUUID();
    const events = [at("2026-03-04T00:00:00.000Z"), at("2026-03-04T00:00:00.001Z")].map((time) =>
      makeEvent(organizationId, { id: "same", ...time }),
    );
    expect(await insert(organizationId, events)).toEqual(["accepted", "accepted"]);
  });

  it("refuses a different event under a used key, by its log and by its scope, and counts it nowhere", async () => {
    const organizationId = randomUUID();
    const event = makeEvent(organizationId);
    await insert(organizationId, [event]);
    const changed = [
      { ...event, log: `${event.log} ` },
      { ...event, scopeId: randomUUID() },
      // The same record, mapped otherwise by a newer sender: what was received is what counts.
      { ...event, service: "Other" },
      makeEvent(organizationId),
    ];
    expect(await insert(organizationId, changed)).toEqual(["conflict", "conflict", "duplicate", "accepted"]);
    const stored = await rowsOf("events", organizationId);
    expect(stored.find((row) => row.id === event.id)).toMatchObject({ log: event.log, service: "IAM" });
    expect(stored).toHaveLength(2);
    expect(await countOf(organizationId)).toBe(2);
  });

  it("keeps the same key apart in another organization", async () => {
    const [one, other] = [randomUUID(), randomUUID()];
    const event = makeEvent(one);
    await insert(one, [event]);
    expect(await insert(other, [{ ...event, organizationId: other, scopeId: other, log: "1" }])).toEqual([
      "accepted",
    ]);
  });

  it("judges keys that repeat within a batch as if they had come one after another", async () => {
    const organizationId = randomUUID();
    const event = makeEvent(organizationId);
    const other = { ...event, log: "2" };
    expect(await insert(organizationId, [event, event, other])).toEqual([
      "accepted",
      "duplicate",
      "conflict",
    ]);
    // The stored one decides, not the batch's first.
    expect(await insert(organizationId, [other, event, other])).toEqual([
      "conflict",
      "duplicate",
      "conflict",
    ]);
    const fresh = makeEvent(organizationId);
    expect(await insert(organizationId, [event, fresh, fresh, { ...fresh, log: "3" }])).toEqual([
      "duplicate",
      "accepted",
      "duplicate",
      "conflict",
    ]);
    expect(await rowsOf("events", organizationId)).toHaveLength(2);
    expect(await countOf(organizationId)).toBe(2);
  });
});

describe("insertEvents: transactions", () => {
  it("commits or rolls back with the caller's transaction", async () => {
    const organizationId = randomUUID();
    const [kept, lost] = [makeEvent(organizationId), makeEvent(organizationId)];
    await withTransaction((transaction) =>
      insertEvents(transaction, { organizationId, events: [kept], notify: true }),
    );
    const failure = withTransaction(async (transaction) => {
      await insertEvents(transaction, { organizationId, events: [lost], notify: true });
      throw new Error("changed my mind");
    });
    await expect(failure).rejects.toThrow("changed my mind");
    expect((await rowsOf("events", organizationId)).map((row) => row.id)).toEqual([kept.id]);
    expect(await rowsOf("event_batches", organizationId)).toHaveLength(1);
    expect(await countOf(organizationId)).toBe(1);
  });

  it("finds the month's partition by the caller's connection: others may all be waiting for this transaction", async () => {
    const organizationId = randomUUID();
    await insert(organizationId, [makeEvent(organizationId)]);
    forgetPartitions();
    const others = await Promise.all(Array.from({ length: defaultPoolSize - 1 }, () => getPool().connect()));
    try {
      const results = await withTransaction((transaction) =>
        insertEvents(transaction, { organizationId, events: [makeEvent(organizationId)], notify: true }),
      );
      expect(results).toEqual(["accepted"]);
    } finally {
      for (const client of others) client.release();
    }
  });

  it("waits for another sender of the same key and says what became of that one", async () => {
    const organizationId = randomUUID();
    const event = makeEvent(organizationId);
    const second = await withTransaction(async (transaction) => {
      await insertEvents(transaction, { organizationId, events: [event], notify: true });
      // Not awaited here: it can't go on before this transaction ends.
      return { results: insert(organizationId, [event, { ...event, log: "other" }]) };
    });
    expect(await second.results).toEqual(["duplicate", "conflict"]);
  });

  it("makes a month again that was dropped behind its back", async () => {
    const organizationId = randomUUID();
    const event = () => makeEvent(organizationId, at("2018-07-01T00:00:00Z"));
    expect(await insert(organizationId, [event()])).toEqual(["accepted"]);
    await database.pool.query("DROP TABLE events_2018_07");
    expect(await insert(organizationId, [event()])).toEqual(["accepted"]);
  });

  it("gives the driver's error, which repeats no part of an event", async () => {
    const organizationId = randomUUID();
    const secret = makeEvent(organizationId, { log: "my secret \u0000" });
    await expect(insert(organizationId, [secret])).rejects.toThrow(
      expect.objectContaining({ code: "22021", message: expect.not.stringContaining("secret") }),
    );
  });
});
