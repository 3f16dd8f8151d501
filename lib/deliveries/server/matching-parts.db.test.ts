import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { makeOrganization } from "@/db/testing/make-organization";
import { instanceEvent, makeSubscription, raiseRevision, store } from "../testing/notification-bed";
import { hour, second, useNotificationBed } from "../testing/use-notification-bed";
import { BatchMatcher } from "./batch-matcher";

const bed = useNotificationBed();
const settings = { lateMs: 24 * hour, digestThreshold: 20 };

const joinMany = (count: number) => Promise.all(Array.from({ length: count }, () => bed.join()));
const matcherOf = (deliveries: number) =>
  new BatchMatcher({ clock: bed.clock, settings, bounds: { deliveries, matches: 1_000 } });
const countDeliveries = async () => {
  const [row] = await bed.rows(
    `SELECT count(*)::int AS rows, count(DISTINCT xmin::text)::int AS transactions FROM deliveries
     WHERE organization_id = $1`,
  );
  return row;
};
const batches = () =>
  bed.rows(
    `SELECT matched_at IS NOT NULL AS matched, next_event_id AS next FROM event_batches
     WHERE organization_id = $1 ORDER BY id`,
  );
const countsOf = (id: string) =>
  bed.rows(
    `SELECT a.matched, a.late, w.matched AS window FROM subscription_activity a
     JOIN subscription_windows w USING (organization_id, subscription_id)
     WHERE organization_id = $1 AND subscription_id = $2`,
    id,
  );
const happen = (count: number) => {
  const events = Array.from({ length: count }, (_, index) =>
    instanceEvent(bed.acme, { scopeId: bed.scopeId, id: `e-${index}`, occurredAt: bed.now }),
  );
  return store(bed.acme, events, { receivedAt: bed.now });
};

it("60,000 deliveries of one batch are written by three transactions, once each, with one digest a person", async () => {
  const id = await bed.subscribe(await joinMany(100));
  await bed.happen(600);
  const matcher = new BatchMatcher({ clock: bed.clock, settings });
  expect(await matcher.matchRound()).toBe(1);
  expect(await countDeliveries()).toEqual({ rows: 20_000, transactions: 1 });
  expect(await batches()).toMatchObject([{ matched: false }]);
  await matcher.match();
  expect(await countDeliveries()).toEqual({ rows: 60_000, transactions: 3 });
  expect(await batches()).toEqual([{ matched: true, next: null }]);
  expect(await countsOf(id)).toEqual([{ matched: 600, late: 0, window: 600 }]);
  const carried = await bed.rows(
    `SELECT kind, count(DISTINCT m.id)::int AS messages, count(*)::int AS deliveries
     FROM messages m JOIN deliveries d ON d.organization_id = m.organization_id AND d.message_id = m.id
     WHERE m.organization_id = $1 GROUP BY kind ORDER BY kind`,
  );
  expect(carried).toEqual([
    { kind: "digest", messages: 100, deliveries: 58_000 },
    { kind: "event", messages: 2_000, deliveries: 2_000 },
  ]);
});

describe("a batch that is written in parts", () => {
  it("goes on in another matcher where the one before ended, also within an event", async () => {
    const people = await joinMany(2);
    const ids = [await bed.subscribe(people), await bed.subscribe(people), await bed.subscribe(people)];
    await happen(4);
    expect(await matcherOf(10).matchRound()).toBe(1);
    expect(await batches()).toEqual([{ matched: false, next: "e-1" }]);
    expect(await countDeliveries()).toEqual({ rows: 10, transactions: 1 });
    const other = matcherOf(10);
    await other.matchRound();
    expect(await countDeliveries()).toEqual({ rows: 20, transactions: 2 });
    await other.match();
    expect(await countDeliveries()).toEqual({ rows: 24, transactions: 3 });
    for (const id of ids) expect(await countsOf(id)).toEqual([{ matched: 4, late: 0, window: 4 }]);
  });

  it("is written once by matchers at the same time, whatever they share it with", async () => {
    const id = await bed.subscribe(await joinMany(3));
    const nobody = await makeSubscription(bed.acme, { scopeId: bed.scopeId, groups: [] });
    for (let batch = 0; batch < 4; batch += 1) await bed.happen(10);
    await Promise.all(Array.from({ length: 3 }, () => matcherOf(7).match()));
    await matcherOf(7).match();
    expect((await countDeliveries())?.rows).toBe(120);
    expect(await countsOf(id)).toEqual([{ matched: 40, late: 0, window: 40 }]);
    expect(
      await bed.rows(
        `SELECT matched, late, unheard FROM subscription_activity
         WHERE organization_id = $1 AND subscription_id = $2`,
        nobody,
      ),
    ).toEqual([{ matched: 0, late: 0, unheard: 40 }]);
  });

  it("follows what becomes of its subscriptions in between", async () => {
    const [kim] = await joinMany(1);
    const ids = [await bed.subscribe(kim ? [kim] : []), await bed.subscribe(kim ? [kim] : [])].sort();
    await happen(3);
    const matcher = matcherOf(3);
    await matcher.matchRound();
    await bed.pool.query("UPDATE subscriptions SET deleted_at = now() WHERE id = $1", [ids[1]]);
    await raiseRevision(bed.acme.id);
    await matcher.match();
    const told = await bed.rows(
      `SELECT event_id AS event, subscription_id AS subscription FROM deliveries WHERE organization_id = $1
       ORDER BY event_id, subscription_id`,
    );
    expect(told.map(({ event, subscription }) => [event, ids.indexOf(subscription)])).toEqual([
      ["e-0", 0],
      ["e-0", 1],
      ["e-1", 0],
      ["e-2", 0],
    ]);
  });

  it("lets the batches of others be matched in between, and stops in between", async () => {
    await bed.subscribe(await joinMany(2));
    await happen(10);
    const other = await makeOrganization();
    await store(other, [instanceEvent(other, { occurredAt: bed.now })]);
    const matcher = matcherOf(4);
    expect(await matcher.matchRound()).toBe(2);
    expect(await countDeliveries()).toEqual({ rows: 4, transactions: 1 });
    const { rows } = await bed.pool.query(
      "SELECT FROM event_batches WHERE organization_id = $1 AND matched_at IS NOT NULL",
      [other.id],
    );
    expect(rows).toHaveLength(1);
    expect(await matcher.matchRound(() => true)).toBe(0);
    expect(await countDeliveries()).toEqual({ rows: 4, transactions: 1 });
    await matcher.match();
    expect(await countDeliveries()).toEqual({ rows: 20, transactions: 5 });
  });
});

describe("a batch that fails between two parts", () => {
  let logged: { mock: { calls: unknown[] }; mockRestore(): void };

  beforeEach(async () => {
    logged = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    await bed.pool.query(
      `CREATE FUNCTION refuse_delivery() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN IF NEW.event_id = 'e-5' THEN RAISE EXCEPTION 'refused'; END IF; RETURN NEW; END $$;
       CREATE TRIGGER refuse_delivery BEFORE INSERT ON deliveries FOR EACH ROW EXECUTE FUNCTION refuse_delivery()`,
    );
  });

  afterEach(async () => {
    logged.mockRestore();
    await bed.pool.query("DROP FUNCTION IF EXISTS refuse_delivery CASCADE");
  });

  it("keeps what is written and goes on from there", async () => {
    const id = await bed.subscribe(await joinMany(2));
    await happen(10);
    const matcher = matcherOf(8);
    await matcher.match();
    expect(String(logged.mock.calls)).toContain("could not be matched");
    expect(await countDeliveries()).toEqual({ rows: 8, transactions: 1 });
    expect(await batches()).toEqual([{ matched: false, next: "e-4" }]);
    expect(await countsOf(id)).toEqual([{ matched: 4, late: 0, window: 4 }]);
    await bed.pool.query("DROP FUNCTION refuse_delivery CASCADE");
    bed.pass(second);
    await matcher.match();
    expect(await countDeliveries()).toEqual({ rows: 20, transactions: 3 });
    expect(await countsOf(id)).toEqual([{ matched: 10, late: 0, window: 10 }]);
  });
});
