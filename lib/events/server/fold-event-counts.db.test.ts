import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { getDatabase } from "@/db/client";
import { useTestDatabase } from "@/db/testing/test-database";
import type { NewEvent } from "../model";
import { makeEvent } from "../testing/make-event";
import { foldEventCounts } from "./fold-event-counts";
import { insertEvents } from "./insert-events";

const database = useTestDatabase();

const insert = (organizationId: string, events: NewEvent[]) =>
  insertEvents(getDatabase(), { organizationId, events, notify: true });

/** Counts as every reader must read them: both tables, one statement. */
async function counts(organizationId: string) {
  const { rows } = await database.pool.query(
    `SELECT scope_id, bucket, dimension, bucket_start, value, sum(count)::int AS count, sum(failures)::int AS failures
     FROM (
       SELECT scope_id, bucket, dimension, bucket_start, value, count, failures FROM event_counts WHERE organization_id = $1
       UNION ALL
       SELECT scope_id, bucket, dimension, bucket_start, value, count, failures FROM event_count_deltas WHERE organization_id = $1
     ) AS both_tables
     GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5`,
    [organizationId],
  );
  return rows;
}

/** Totals of the whole organization by themselves, once all deltas are folded, and the sums of its scopes. */
async function wholeCounts(organizationId: string) {
  const read = async (table: string) => {
    const { rows } = await database.pool.query(
      `SELECT bucket, dimension, bucket_start, value, sum(count)::int AS count, sum(failures)::int AS failures
       FROM ${table} WHERE organization_id = $1 GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`,
      [organizationId],
    );
    return rows;
  };
  return { whole: await read("organization_event_counts"), ofScopes: await read("event_counts") };
}

/** The same, from the events themselves. */
async function plainCounts(organizationId: string) {
  const { rows } = await database.pool.query(
    `SELECT scope_id, bucket, dimension, bucket_start, value, count(*)::int AS count,
       count(*) FILTER (WHERE outcome = 'failure')::int AS failures
     FROM events CROSS JOIN LATERAL (VALUES
       ('hour', 'total', date_trunc('hour', occurred_at, 'UTC'), ''),
       ('day', 'service', date_trunc('day', occurred_at, 'UTC'), service),
       ('day', 'event', date_trunc('day', occurred_at, 'UTC'), event),
       ('day', 'resource_type', date_trunc('day', occurred_at, 'UTC'), resource_type),
       ('day', 'outcome', date_trunc('day', occurred_at, 'UTC'), outcome),
       ('day', 'channel', date_trunc('day', occurred_at, 'UTC'), channel)
     ) AS counted (bucket, dimension, bucket_start, value)
     WHERE organization_id = $1 AND value IS NOT NULL
     GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5`,
    [organizationId],
  );
  return rows;
}

const pick = <Item>(items: readonly Item[], index: number) => items[index % items.length] as Item;

/** Events that differ in everything that is counted; the same index is the same event. */
function eventAt(organizationId: string, scopes: readonly string[], index: number): NewEvent {
  return makeEvent(organizationId, {
    id: `e-${index}`,
    scopeId: pick(scopes, index),
    occurredAt: new Date(Date.parse("2026-03-30T20:00:00Z") + index * 600_000),
    service: pick(["IAM", "VPC", "한글"], index * 7),
    event: `Act ${index % 11}`,
    resourceType: pick(["User", null], index * 3),
    outcome: pick(["success", "failure", "success", "unknown"], index * 5),
    channel: pick(["console", "api", null], index),
  });
}

async function deltasOf(organizationId: string): Promise<number> {
  const { rows } = await database.pool.query(
    "SELECT count(*)::int AS count FROM event_count_deltas WHERE organization_id = $1",
    [organizationId],
  );
  return rows[0].count;
}

describe("foldEventCounts", () => {
  it("moves every delta into totals that grow, and leaves the sums as they were", async () => {
    const organizationId = randomUUID();
    const scopes = [organizationId, randomUUID()];
    const events = Array.from({ length: 300 }, (_, index) => eventAt(organizationId, scopes, index));
    for (const part of [events.slice(0, 200), events.slice(100)]) {
      await insert(organizationId, part);
      const before = await counts(organizationId);
      await foldEventCounts();
      expect(await deltasOf(organizationId)).toBe(0);
      expect(await counts(organizationId)).toEqual(before);
    }
    expect(await counts(organizationId)).toEqual(await plainCounts(organizationId));
    expect(await foldEventCounts()).toBe(0);
  });

  it("works through more deltas than one chunk takes", async () => {
    const organizationId = randomUUID();
    const events = Array.from({ length: 1_500 }, (_, index) =>
      makeEvent(organizationId, { scopeId: randomUUID(), id: `e-${index}` }),
    );
    await insert(organizationId, events);
    expect(await deltasOf(organizationId)).toBe(7_500);
    expect(await foldEventCounts()).toBeGreaterThanOrEqual(7_500);
    expect(await counts(organizationId)).toEqual(await plainCounts(organizationId));
  });

  it("agrees with the events at every moment while senders, repeats and folds go on at once", async () => {
    const organizationId = randomUUID();
    const scopes = [organizationId, randomUUID(), randomUUID()];
    let isDone = false;
    const sender = async (start: number) => {
      // Half of each batch was sent before, by this sender or by another.
      for (let at = start; at < start + 300; at += 15) {
        const events = Array.from({ length: 30 }, (_, index) => eventAt(organizationId, scopes, at + index));
        await insert(organizationId, events);
      }
    };
    const folder = async () => {
      while (!isDone) await foldEventCounts();
    };
    const watcher = async () => {
      while (!isDone) {
        const { rows } = await database.pool.query(
          `SELECT (SELECT count(*) FROM events WHERE organization_id = $1) AS events,
             (SELECT coalesce(sum(count), 0)::int FROM event_counts WHERE organization_id = $1 AND dimension = 'total')
             + (SELECT coalesce(sum(count), 0)::int FROM event_count_deltas WHERE organization_id = $1 AND dimension = 'total')
             AS counted`,
          [organizationId],
        );
        expect(rows[0].counted).toBe(rows[0].events);
      }
    };
    const senders = Promise.all([0, 100, 200].map(sender)).finally(() => {
      isDone = true;
    });
    await Promise.all([senders, folder(), folder(), watcher()]);
    await foldEventCounts();
    expect(await deltasOf(organizationId)).toBe(0);
    expect(await counts(organizationId)).toEqual(await plainCounts(organizationId));
    const { whole, ofScopes } = await wholeCounts(organizationId);
    expect(whole.length).toBeGreaterThan(0);
    expect(whole).toEqual(ofScopes);
  });
});
