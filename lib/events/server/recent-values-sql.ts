import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { containsPattern } from "@/lib/shared/search-query";
import type { Chunk } from "./event-scan";
import { readRows } from "./event-scan-sql";

/** One value of a chunk; all of its parts are null in the row that says where the chunk ends. */
export interface RecentValueRow extends Record<string, unknown> {
  id: string | null;
  name: string | null;
  email: string | null;
  last_seen_at: Date | null;
  last_at: Date | null;
  last_id: string | null;
}

/** What a value is made of, of row `e`. */
const partsOf = {
  actor: { id: sql`e.actor_id`, name: sql`e.actor_name`, email: sql`e.actor_email` },
  resource: { id: sql`e.resource_id`, name: sql`e.resource_name`, email: sql`NULL::text` },
} as const;

/**
 * The actors or resources of the readable rows among the next `rows` of a chunk whose parts contain `q`, the newest
 * first, and the last row that was read where there may be more behind it.
 */
export function recentValuesQuery(
  { driver, stretch, rows, condition }: Chunk,
  field: keyof typeof partsOf,
  q: string,
  limit: number,
): SQL {
  const { source, order } = readRows(driver, stretch, rows);
  const { id, name, email } = partsOf[field];
  // A unit separator between the parts keeps a text from being found across two of them.
  const text = sql`concat_ws(E'\\x1f', id, name, email) COLLATE "C"`;
  const matches = q === "" ? sql`true` : sql`${text} ILIKE ${containsPattern(q)}`;
  return sql`WITH read AS MATERIALIZED (
      SELECT ${id} AS id, ${name} AS name, ${email} AS email, e.occurred_at, e.id AS event_id,
        (${condition}) AS is_readable, row_number() OVER (ORDER BY ${order}) AS place
      FROM (${source}) e
    ), found AS (
      SELECT id, name, email, max(occurred_at) AS last_seen_at FROM read
      WHERE is_readable AND coalesce(id, name, email) IS NOT NULL AND ${matches}
      GROUP BY id, name, email ORDER BY max(occurred_at) DESC, id, name, email LIMIT ${limit}
    )
    SELECT id, name, email, last_seen_at, NULL::timestamptz AS last_at, NULL::text AS last_id FROM found
    UNION ALL
    SELECT NULL, NULL, NULL, NULL, occurred_at, event_id FROM read WHERE place = ${rows}`;
}
