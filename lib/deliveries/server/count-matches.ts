import "server-only";
import { sql } from "drizzle-orm";
import { encodeIntegerArray, encodeUuidArray } from "@/db/binary-arrays";
import type { Transaction } from "@/db/client";
import { windowMs } from "../delivery-settings";
import type { MatchCount } from "../match-events";

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

const byId = ([a]: readonly [string, MatchCount], [b]: readonly [string, MatchCount]) => (a < b ? -1 : 1);

/**
 * Counts matches that fire into the windows of their subscriptions, whose rows stay locked until the transaction ends;
 * what came late begins no window. Every worker takes them in the order of their ids, so that two wait for each other
 * and never deadlock; whatever else is written for a subscription comes after.
 */
export async function openWindows(
  transaction: Transaction,
  organizationId: string,
  counts: ReadonlyMap<string, MatchCount>,
  now: Date,
): Promise<Map<string, OpenWindow>> {
  const sorted = [...counts].filter(([, { fired }]) => fired > 0).sort(byId);
  if (sorted.length === 0) return new Map();
  const at = now.toISOString();
  const isOver = sql`present.started_at <= ${new Date(now.getTime() - windowMs).toISOString()}::timestamptz`;
  const { rows } = await transaction.execute<WindowRow>(sql`
    INSERT INTO subscription_windows AS present (organization_id, subscription_id, started_at, matched)
    SELECT ${organizationId}::uuid, unnest(${encodeUuidArray(sorted.map(([id]) => id))}::uuid[]), ${at}::timestamptz,
      unnest(${encodeIntegerArray(sorted.map(([, { fired }]) => fired))}::bigint[])
    ON CONFLICT (organization_id, subscription_id) DO UPDATE SET
      started_at = CASE WHEN ${isOver} THEN excluded.started_at ELSE present.started_at END,
      matched = CASE WHEN ${isOver} THEN 0 ELSE present.matched END + excluded.matched
    RETURNING subscription_id, started_at, matched`);
  const windows = rows.map(({ subscription_id: id, started_at: startedAt, matched }) => {
    const endsAt = new Date(startedAt.getTime() + windowMs);
    return [id, { endsAt, matchedBefore: matched - (counts.get(id)?.fired ?? 0) }] as const;
  });
  return new Map(windows);
}

/** Counts matches by hour, after `openWindows` and in its order, so that workers never deadlock. */
export async function countActivity(
  transaction: Transaction,
  organizationId: string,
  counts: ReadonlyMap<string, MatchCount>,
  now: Date,
): Promise<void> {
  const sorted = [...counts].sort(byId);
  const integers = (read: (count: MatchCount) => number) =>
    sql`unnest(${encodeIntegerArray(sorted.map(([, count]) => read(count)))}::bigint[])`;
  await transaction.execute(sql`
    INSERT INTO subscription_activity AS known
      (organization_id, subscription_id, hour, matched, late, last_matched_at)
    SELECT ${organizationId}::uuid, counted.id, date_trunc('hour', ${now.toISOString()}::timestamptz, 'UTC'),
      counted.fired, counted.late, CASE WHEN counted.fired > 0 THEN ${now.toISOString()}::timestamptz END
    FROM (SELECT unnest(${encodeUuidArray(sorted.map(([id]) => id))}::uuid[]) AS id,
      ${integers(({ fired }) => fired)} AS fired, ${integers(({ late }) => late)} AS late) counted
    ON CONFLICT (organization_id, subscription_id, hour) DO UPDATE SET
      matched = known.matched + excluded.matched, late = known.late + excluded.late,
      last_matched_at = coalesce(excluded.last_matched_at, known.last_matched_at)`);
}
