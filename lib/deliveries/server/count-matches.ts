import "server-only";
import { sql } from "drizzle-orm";
import { encodeIntegerArray, encodeUuidArray } from "@/db/binary-arrays";
import type { Transaction } from "@/db/client";
import { sortInSlices } from "@/lib/shared/sort-in-slices";
import { windowMs } from "../delivery-settings";
import type { MatchCount } from "../take-part";

/** A subscription's present window, with these matches counted in. */
export interface OpenWindow {
  endsAt: Date;
  matchedBefore: number;
}

interface WindowRow extends Record<string, unknown> {
  subscription_id: string;
  started_at: Date;
  matched: number;
}

type Count = readonly [id: string, count: MatchCount];

/** Rows of one statement: handing over more would hold the event loop. */
const maxStatementRows = 2_000;

/** The counts in the order of their ids, a statement's rows at a time. */
async function* inStatements(counts: readonly Count[]): AsyncGenerator<readonly Count[]> {
  const sorted = await sortInSlices(counts, ([a], [b]) => (a < b ? -1 : 1));
  for (let start = 0; start < sorted.length; start += maxStatementRows) {
    yield sorted.slice(start, start + maxStatementRows);
  }
}

async function writeWindows(
  transaction: Transaction,
  organizationId: string,
  counts: readonly Count[],
  now: Date,
): Promise<WindowRow[]> {
  const at = now.toISOString();
  const isOver = sql`present.started_at <= ${new Date(now.getTime() - windowMs).toISOString()}::timestamptz`;
  const { rows } = await transaction.execute<WindowRow>(sql`
    INSERT INTO subscription_windows AS present (organization_id, subscription_id, started_at, matched)
    SELECT ${organizationId}::uuid, unnest(${encodeUuidArray(counts.map(([id]) => id))}::uuid[]), ${at}::timestamptz,
      unnest(${encodeIntegerArray(counts.map(([, { fired }]) => fired))}::bigint[])
    ON CONFLICT (organization_id, subscription_id) DO UPDATE SET
      started_at = CASE WHEN ${isOver} THEN excluded.started_at ELSE present.started_at END,
      matched = CASE WHEN ${isOver} THEN 0 ELSE present.matched END + excluded.matched
    RETURNING subscription_id, started_at, matched`);
  return rows;
}

/**
 * Counts matches that fire into the windows of their subscriptions, whose rows stay locked until the transaction ends;
 * what came late, or reaches nobody, begins no window. Every worker takes them in the order of their ids, so that two wait for each other
 * and never deadlock; whatever else is written for a subscription comes after.
 */
export async function openWindows(
  transaction: Transaction,
  organizationId: string,
  counts: ReadonlyMap<string, MatchCount>,
  now: Date,
): Promise<Map<string, OpenWindow>> {
  const firing = [...counts].filter(([, { fired }]) => fired > 0);
  const windows = new Map<string, OpenWindow>();
  for await (const part of inStatements(firing)) {
    for (const row of await writeWindows(transaction, organizationId, part, now)) {
      const endsAt = new Date(row.started_at.getTime() + windowMs);
      const fired = counts.get(row.subscription_id)?.fired ?? 0;
      windows.set(row.subscription_id, { endsAt, matchedBefore: row.matched - fired });
    }
  }
  return windows;
}

async function writeActivity(
  transaction: Transaction,
  organizationId: string,
  counts: readonly Count[],
  now: Date,
): Promise<void> {
  const integers = (read: (count: MatchCount) => number) =>
    sql`unnest(${encodeIntegerArray(counts.map(([, count]) => read(count)))}::bigint[])`;
  await transaction.execute(sql`
    INSERT INTO subscription_activity AS known
      (organization_id, subscription_id, hour, matched, late, unheard, last_matched_at)
    SELECT ${organizationId}::uuid, counted.id, date_trunc('hour', ${now.toISOString()}::timestamptz, 'UTC'),
      counted.fired, counted.late, counted.unheard, CASE WHEN counted.fired > 0 THEN ${now.toISOString()}::timestamptz END
    FROM (SELECT unnest(${encodeUuidArray(counts.map(([id]) => id))}::uuid[]) AS id,
      ${integers(({ fired }) => fired)} AS fired, ${integers(({ late }) => late)} AS late,
      ${integers(({ unheard }) => unheard)} AS unheard) counted
    ON CONFLICT (organization_id, subscription_id, hour) DO UPDATE SET
      matched = known.matched + excluded.matched, late = known.late + excluded.late,
      unheard = known.unheard + excluded.unheard,
      last_matched_at = coalesce(excluded.last_matched_at, known.last_matched_at)`);
}

/** Counts matches by hour, after `openWindows` and in its order, so that workers never deadlock. */
export async function countActivity(
  transaction: Transaction,
  organizationId: string,
  counts: ReadonlyMap<string, MatchCount>,
  now: Date,
): Promise<void> {
  for await (const part of inStatements([...counts])) {
    await writeActivity(transaction, organizationId, part, now);
  }
}
