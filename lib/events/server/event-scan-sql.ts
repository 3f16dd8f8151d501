import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Position } from "../cursor";
import type { ListOrder } from "../filters";
import type { Branch, Driver } from "./event-drivers";
import { type EventRow, eventColumns } from "./event-rows";
import type { Window } from "./event-windows";

/** What one statement reads: a window of one organization, from `start` on. */
export interface Stretch {
  organizationId: string;
  order: ListOrder;
  window: Window;
  start: Position;
}

/** A row that matches, or the last one that a statement read, or both. */
export interface ChunkRow extends EventRow, Record<string, unknown> {
  matches: boolean;
  is_last: boolean;
}

/** What a chunk holds: how many rows match, and the last row that was read where there may be more behind it. */
export interface CountRow extends Record<string, unknown> {
  found: number;
  last_at: Date | null;
  last_id: string | null;
}

const instant = (milliseconds: number): SQL => sql`${new Date(milliseconds).toISOString()}::timestamptz`;

/** `(service, occurred_at, id)`: the columns of a branch's index after the organization. */
const keyColumns = ({ key }: Branch): SQL[] => [
  ...(key ? [sql.identifier(key.column)].map((name) => sql`${name}`) : []),
  sql`occurred_at`,
  sql`id`,
];

const ordered = (columns: readonly SQL[], order: ListOrder): SQL =>
  sql.join(
    columns.map((column) => (order === "desc" ? sql`${column} DESC` : column)),
    sql`, `,
  );

/**
 * The rows of one branch in order, none read beyond the LIMIT. Comparing whole index keys, and ordering by
 * them, leaves the planner that one index: with `service = x` it could as well walk the primary key and drop
 * whatever has another service, millions of rows for a rare one.
 */
function branchQuery(branch: Branch, stretch: Stretch, columns: SQL, window: SQL): SQL {
  const { order, start, organizationId } = stretch;
  const keys = keyColumns(branch);
  const row = sql`(${sql.join(keys, sql`, `)})`;
  const bound = (position: Position) =>
    sql`(${branch.key ? sql`${branch.key.value}, ` : sql``}${instant(position.occurredAt)}, ${position.id})`;
  const { from, to } = stretch.window;
  const range =
    order === "desc"
      ? sql`${row} < ${bound(start)} AND ${row} >= ${bound({ occurredAt: from, id: "" })}`
      : sql`${row} > ${bound(start)} AND ${row} < ${bound({ occurredAt: to, id: "" })}`;
  return sql`SELECT ${columns} FROM events e
    WHERE organization_id = ${organizationId} AND occurred_at >= ${instant(from)} AND occurred_at < ${instant(to)}
    AND ${range} AND ${branch.predicate} ORDER BY ${ordered(keys, order)} ${window}`;
}

/** One branch streams: a page that is full early reads no further. Several are merged, hence read whole. */
export function readRows(driver: Driver, stretch: Stretch, rows: number): { source: SQL; order: SQL } {
  const columns = sql`${eventColumns}, e.source_inet`;
  const [first] = driver;
  if (first && driver.length === 1) {
    return {
      source: branchQuery(first, stretch, sql`${columns}, 0 AS branch`, sql`LIMIT ${rows}`),
      order: ordered(keyColumns(first), stretch.order),
    };
  }
  const parts = driver.map(
    (branch, index) =>
      sql`(${branchQuery(branch, stretch, sql`${columns}, ${sql.raw(String(index))} AS branch`, sql`LIMIT ${rows}`)})`,
  );
  // The branch comes last, so that of one event found twice the row that counts comes first.
  const order = sql`${ordered([sql`occurred_at`, sql`id`], stretch.order)}, branch`;
  const union = sql`SELECT * FROM (${sql.join(parts, sql` UNION ALL `)}) u ORDER BY ${order} LIMIT ${rows}`;
  return { source: union, order };
}

/** Row `e` counts in the branch that found it. */
export function countsOnce(driver: Driver): SQL {
  const cases = driver.map((branch, index) => sql`WHEN ${sql.raw(String(index))} THEN ${branch.counts}`);
  return driver.length === 1 ? sql`true` : sql`CASE e.branch ${sql.join(cases, sql` `)} END`;
}

/**
 * Up to `wanted` rows that meet `condition` among the next `rows` of each branch, in order. When all of those
 * were read, the last of them comes too, matching or not: it says where to go on.
 */
export function chunkQuery(chunk: {
  driver: Driver;
  stretch: Stretch;
  rows: number;
  wanted: number;
  condition: SQL;
}): SQL {
  const { source, order } = readRows(chunk.driver, chunk.stretch, chunk.rows);
  const matches = sql`(${chunk.condition} AND ${countsOnce(chunk.driver)})`;
  return sql`SELECT ${eventColumns}, ${matches} AS matches, place = ${chunk.rows} AS is_last
    FROM (SELECT *, row_number() OVER (ORDER BY ${order}) AS place FROM (${source}) r) e
    WHERE ${matches} OR place = ${chunk.rows}
    ORDER BY ${order} LIMIT ${chunk.wanted}`;
}

/** How many rows meet `condition` among the next `rows` of each branch; no row itself is answered. */
export function countQuery(chunk: { driver: Driver; stretch: Stretch; rows: number; condition: SQL }): SQL {
  const { source, order } = readRows(chunk.driver, chunk.stretch, chunk.rows);
  const isLast = sql`place = ${chunk.rows}`;
  return sql`SELECT (count(*) FILTER (WHERE ${chunk.condition} AND ${countsOnce(chunk.driver)}))::int AS found,
    max(occurred_at) FILTER (WHERE ${isLast}) AS last_at, max(id) FILTER (WHERE ${isLast}) AS last_id
    FROM (SELECT *, row_number() OVER (ORDER BY ${order}) AS place FROM (${source}) r) e`;
}

/** The time of each branch's row `depth` in the stretch, as columns p0, p1, …; null where there are fewer rows. */
export function probeQuery(drivers: readonly Driver[], stretch: Stretch, depth: number): SQL {
  const parts = drivers
    .flat()
    .map(
      (branch, index) =>
        sql`(${branchQuery(branch, stretch, sql`occurred_at`, sql`LIMIT 1 OFFSET ${depth - 1}`)}) AS ${sql.identifier(`p${index}`)}`,
    );
  return sql`SELECT ${sql.join(parts, sql`, `)}`;
}
