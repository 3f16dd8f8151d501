import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Span } from "../stats-buckets";
import type { ReadableRows } from "./event-conditions";
import type { EventReader } from "./event-reader";

/** Rows of counts that one statement adds up; 100,000 take about 60 ms. Beyond these nothing is cheap any more. */
const maxKeptRows = { hour: 100_000, day: 50_000 } as const;

interface KeptQuestion {
  bucket: "hour" | "day";
  dimension: string;
  /** Full buckets in milliseconds since 1970; an infinite bound is none. */
  window: Span;
  /** What the sums are told apart by. */
  by: "start" | "value" | "scope";
}

export interface KeptCount {
  /** The start of a bucket in milliseconds since 1970, a value, or the id of a scope. */
  key: string;
  count: number;
  failures: number;
}

const keys = {
  start: sql`(extract(epoch FROM bucket_start) * 1000)::bigint::text`,
  value: sql`value`,
  scope: sql`scope_id::text`,
} as const;

/** Beyond these lies no event, and little further no time that PostgreSQL could read. */
const firstMs = 0;
const lastMs = Date.UTC(9999, 0);

function instant(milliseconds: number): SQL {
  if (milliseconds < firstMs) return sql`'-infinity'::timestamptz`;
  if (milliseconds > lastMs) return sql`'infinity'::timestamptz`;
  return sql`${new Date(milliseconds).toISOString()}::timestamptz`;
}

const uuids = (ids: readonly string[]): SQL => sql`${sql.param(ids)}::uuid[]`;

/** The scopes of the readable rows as `scope_id`, those without an event too. */
function readableScopes(rows: ReadableRows): SQL {
  if (rows.scopeIds !== null)
    return sql`SELECT e.scope_id FROM unnest(${uuids(rows.scopeIds)}) AS e (scope_id)`;
  return sql`SELECT e.scope_id FROM (
      SELECT id AS scope_id FROM projects WHERE organization_id = ${rows.organizationId}::uuid
      UNION ALL SELECT ${rows.organizationId}::uuid
    ) e WHERE ${rows.condition}`;
}

/** The totals of scopes, each with what it is multiplied by. OFFSET keeps a scope to its own part of the key. */
function scopeTotals(scopes: SQL, sign: 1 | -1, rows: ReadableRows, question: KeptQuestion): SQL {
  return sql`SELECT ${sql.raw(String(sign))} AS sign, k.* FROM (${scopes}) s CROSS JOIN LATERAL (
      SELECT scope_id, bucket_start, value, count, failures FROM event_counts
      WHERE organization_id = ${rows.organizationId}::uuid AND scope_id = s.scope_id AND ${isAsked(question)} OFFSET 0
    ) k`;
}

const isAsked = ({ bucket, dimension, window: { from, to } }: KeptQuestion): SQL =>
  sql`bucket = ${bucket} AND dimension = ${dimension} AND bucket_start >= ${instant(from)} AND bucket_start < ${instant(to)}`;

function totals(rows: ReadableRows, question: KeptQuestion): SQL {
  if (rows.scopeIds !== null || question.by === "scope") {
    return scopeTotals(readableScopes(rows), 1, rows, question);
  }
  const hidden = sql`SELECT h.scope_id FROM unnest(${uuids(rows.hiddenScopeIds)}) AS h (scope_id)`;
  return sql`SELECT 1 AS sign, NULL::uuid AS scope_id, bucket_start, value, count, failures
    FROM organization_event_counts
    WHERE organization_id = ${rows.organizationId}::uuid AND ${isAsked(question)}
    UNION ALL ${scopeTotals(hidden, -1, rows, question)}`;
}

/**
 * What is counted of the readable rows in full buckets: totals and what is not folded yet, in one statement. Null where
 * more rows than `maxKeptRows` would have to be added up.
 */
export async function addUpCounts(
  reader: EventReader,
  rows: ReadableRows,
  question: KeptQuestion,
): Promise<KeptCount[] | null> {
  if (question.window.from >= question.window.to || rows.scopeIds?.length === 0) return [];
  const most = maxKeptRows[question.bucket];
  const found = await reader.read<KeptCount & { read: number }>(sql`
    SELECT ${keys[question.by]} AS key, sum(sign * count)::float8 AS count,
      sum(sign * failures)::float8 AS failures, count(*)::int AS read
    FROM (
      ${totals(rows, question)}
      UNION ALL
      SELECT 1, e.scope_id, e.bucket_start, e.value, e.count, e.failures FROM event_count_deltas e
      WHERE e.organization_id = ${rows.organizationId}::uuid AND ${rows.condition} AND ${isAsked(question)}
      LIMIT ${most + 1}
    ) counted GROUP BY 1`);
  if (found.reduce((sum, row) => sum + row.read, 0) > most) return null;
  return found.map(({ key, count, failures }) => ({ key, count, failures }));
}

/** The hours of the first and the last readable event, by their starts; null where there is no event. */
export async function findCountedHours(
  reader: EventReader,
  rows: ReadableRows,
): Promise<{ first: number; last: number } | null> {
  const end = (order: SQL) => sql`(SELECT bucket_start FROM event_counts
    WHERE organization_id = ${rows.organizationId}::uuid AND scope_id = s.scope_id AND bucket = 'hour'
      AND dimension = 'total' ORDER BY bucket_start ${order} LIMIT 1)`;
  const [found] = await reader.read<{ first: number | null; last: number | null }>(sql`
    SELECT extract(epoch FROM min(bucket_start))::float8 * 1000 AS first,
      extract(epoch FROM max(bucket_start))::float8 * 1000 AS last
    FROM (
      SELECT ends.bucket_start FROM (${readableScopes(rows)}) s
        CROSS JOIN LATERAL (${end(sql`ASC`)} UNION ALL ${end(sql`DESC`)}) ends
      UNION ALL (
        SELECT e.bucket_start FROM event_count_deltas e
        WHERE e.organization_id = ${rows.organizationId}::uuid AND ${rows.condition} AND e.bucket = 'hour'
        LIMIT ${maxKeptRows.hour})
    ) hours`);
  if (!found || found.first === null || found.last === null) return null;
  return { first: found.first, last: found.last };
}
