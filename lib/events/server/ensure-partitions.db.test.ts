import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createPool, getDatabase } from "@/db/client";
import { useTestDatabase } from "@/db/testing/test-database";
import { monthOf } from "../partition-months";
import { makeEvent } from "../testing/make-event";
import { ensurePartitions, forgetPartitions } from "./ensure-partitions";
import { ensureUpcomingPartitions } from "./ensure-upcoming-partitions";
import { insertEvents } from "./insert-events";

const database = useTestDatabase();

async function partitions(): Promise<string[]> {
  const { rows } = await database.pool.query(
    `SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
     WHERE i.inhparent = 'events'::regclass ORDER BY 1`,
  );
  return rows.map((row) => row.name);
}

const month = (text: string) => monthOf(new Date(text));

describe("ensurePartitions", () => {
  it("makes each month once, whoever asks, and none before 2015", async () => {
    const wanted = [month("2031-02-15"), month("2031-03-01"), month("2014-12-31"), month("1970-01-01")];
    await Promise.all(Array.from({ length: 8 }, () => ensurePartitions(wanted)));
    forgetPartitions();
    await ensurePartitions(wanted);
    const made = (await partitions()).filter(
      (name) => name.startsWith("events_2031") || name < "events_2015",
    );
    expect(made).toEqual(["events_2031_02", "events_2031_03"]);
  });

  it("gives a month the indexes and the bounds of the table", async () => {
    await ensurePartitions([month("2031-12-31T23:59:59.999Z")]);
    const { rows } = await database.pool.query(
      `SELECT c.relname AS name, pg_get_expr(c.relpartbound, c.oid) AS bound,
        (SELECT count(*) FROM pg_index x JOIN pg_inherits i ON i.inhrelid = x.indexrelid WHERE x.indrelid = c.oid) AS attached,
        (SELECT count(*) FROM pg_index x WHERE x.indrelid = c.oid) AS own,
        (SELECT count(*) FROM pg_index x WHERE x.indrelid = 'events'::regclass) AS wanted
       FROM pg_class c WHERE relname = 'events_2031_12'`,
    );
    expect(rows).toMatchObject([{ own: rows[0].wanted, attached: rows[0].wanted }]);
    expect(rows[0].bound).toContain("FROM ('2031-12-01 00:00:00+00') TO ('2032-01-01 00:00:00+00')");
  });

  it("says that a month is detached, and takes its events again once it is back", async () => {
    const organizationId = randomUUID();
    const at = (text: string) => [makeEvent(organizationId, { occurredAt: new Date(text) })];
    const insert = (text: string) =>
      insertEvents(getDatabase(), { organizationId, events: at(text), notify: false });
    expect(await insert("2032-05-06T07:08:09Z")).toEqual(["accepted"]);
    await database.pool.query("ALTER TABLE events DETACH PARTITION events_2032_05");
    await expect(insert("2032-05-07T00:00:00Z")).rejects.toMatchObject({
      code: "unavailable",
      message: "The table events_2032_05 is detached, so its events can't be stored now.",
    });
    await database.pool.query(
      "ALTER TABLE events ATTACH PARTITION events_2032_05 FOR VALUES FROM ('2032-05-01Z') TO ('2032-06-01Z')",
    );
    expect(await insert("2032-05-07T00:00:00Z")).toEqual(["accepted"]);
  });

  it("never takes a lock that a reader or a writer of events would wait for", async () => {
    const organizationId = randomUUID();
    const events = [makeEvent(organizationId)];
    await ensurePartitions(events.map((event) => monthOf(event.occurredAt)));
    const pool = createPool(database.connection, 2);
    const [reader, watcher] = await Promise.all([pool.connect(), pool.connect()]);
    try {
      // A reader in the middle of its work neither holds the attaching up …
      await reader.query("BEGIN");
      await reader.query("SELECT count(*) FROM events");
      await ensurePartitions([month("2032-01-15")]);
      expect(await partitions()).toContain("events_2032_01");
      // … nor is held up by it: while the attaching has not committed, its locks on the table let both pass.
      await watcher.query("BEGIN");
      await watcher.query("CREATE TABLE events_2032_02 (LIKE events INCLUDING ALL)");
      await watcher.query(
        "ALTER TABLE events ATTACH PARTITION events_2032_02 FOR VALUES FROM ('2032-02-01Z') TO ('2032-03-01Z')",
      );
      const { rows } = await database.pool.query(
        `SELECT DISTINCT mode FROM pg_locks l JOIN pg_class c ON c.oid = l.relation
         WHERE c.relname = 'events' AND l.granted AND l.pid = $1 ORDER BY 1`,
        [(watcher as unknown as { processID: number }).processID],
      );
      expect(rows.map((row) => row.mode)).toEqual(["AccessShareLock", "ShareUpdateExclusiveLock"]);
      expect(await insertEvents(getDatabase(), { organizationId, events, notify: true })).toEqual([
        "accepted",
      ]);
    } finally {
      for (const client of [reader, watcher]) {
        await client.query("ROLLBACK");
        client.release();
      }
      await pool.end();
    }
  });

  it("stores what is years late and what is a day ahead", async () => {
    const organizationId = randomUUID();
    const instants = [
      "1970-01-01T00:00:00Z",
      "2014-12-31T23:59:59.999Z",
      "2015-01-01T00:00:00Z",
      "2018-06-15T12:00:00Z",
    ];
    const ahead = new Date(Date.now() + 86_400_000);
    const events = [...instants.map((text) => new Date(text)), ahead].map((occurredAt) =>
      makeEvent(organizationId, { occurredAt }),
    );
    await insertEvents(getDatabase(), { organizationId, events, notify: true });
    const { rows } = await database.pool.query(
      "SELECT tableoid::regclass::text AS name FROM events WHERE organization_id = $1 ORDER BY occurred_at",
      [organizationId],
    );
    expect(rows.slice(0, 4).map((row) => row.name)).toEqual([
      "events_before_2015",
      "events_before_2015",
      "events_2015_01",
      "events_2018_06",
    ]);
    expect(rows).toHaveLength(5);
  });
});

describe("ensureUpcomingPartitions", () => {
  it("makes this month and the next three, over the turn of the year", async () => {
    await ensureUpcomingPartitions(new Date("2033-11-30T23:59:59Z"));
    await ensureUpcomingPartitions(new Date("2033-11-30T23:59:59Z"));
    expect((await partitions()).filter((name) => name >= "events_2033")).toEqual([
      "events_2033_11",
      "events_2033_12",
      "events_2034_01",
      "events_2034_02",
      "events_before_2015",
    ]);
  });
});
