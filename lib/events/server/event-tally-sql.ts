import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { EventFacet } from "../stats-model";
import type { Chunk } from "./event-scan";
import { countsOnce, readRows } from "./event-scan-sql";

/** What rows are counted by: the spaces between ascending instants, and facets. */
export interface TallyQuestion {
  /** Milliseconds since 1970. */
  bounds: readonly number[];
  facets: readonly EventFacet[];
}

/** One group of a chunk: `set` is 0 for all rows, 1 for a bucket, 2 and more for a facet. */
export interface TallyRow extends Record<string, unknown> {
  set: number;
  /** 1 is the space after the first bound. */
  bucket: number | null;
  value: string | null;
  name: string | null;
  found: number;
  failures: number;
  /** Rows that were read, whether they meet the condition or not. */
  read: number;
  last_at: Date | null;
  last_id: string | null;
}

/** Of row `e`. An actor is told by what names it most exactly; organization events are of no project. */
const facetColumn: Record<EventFacet, (organizationId: string) => SQL> = {
  service: () => sql`e.service`,
  event: () => sql`e.event`,
  actor: () => sql`coalesce(e.actor_id, e.actor_email, e.actor_name)`,
  resourceType: () => sql`e.resource_type`,
  project: (organizationId) => sql`nullif(e.scope_id, ${organizationId}::uuid)::text`,
  outcome: () => sql`e.outcome`,
  sourceIp: () => sql`e.source_ip`,
  channel: () => sql`e.channel`,
};

/**
 * Counts the rows that meet the condition among the next `rows` of each branch, by bucket and by each facet in one
 * pass. The group of all rows is always there, and holds the last row that was read where there may be more behind it.
 */
export function tallyQuery({ driver, stretch, rows, condition }: Chunk, question: TallyQuestion): SQL {
  const { source, order } = readRows(driver, stretch, rows);
  const names = question.facets.map((_, index) => sql.identifier(`f${index}`));
  const bounds = question.bounds.map((bound) => new Date(bound).toISOString());
  const bucket =
    bounds.length > 1 ? sql`width_bucket(e.occurred_at, ${sql.param(bounds)}::timestamptz[])` : sql`0`;
  const columns = [
    sql`${bucket} AS bucket`,
    ...question.facets.map(
      (facet, index) => sql`${facetColumn[facet](stretch.organizationId)} AS ${names[index]}`,
    ),
  ];
  const groups = [sql`bucket`, ...names.map((name) => sql`${name}`)];
  const all = 2 ** groups.length - 1;
  // The bit of a group's own column is the one that is not set; the leftmost column has the highest.
  const grouping = sql`GROUPING(${sql.join(groups, sql`, `)})`;
  const set = sql.join(
    groups.map(
      (_, index) =>
        sql`WHEN ${sql.raw(String(all - 2 ** (groups.length - 1 - index)))} THEN ${sql.raw(String(index + 1))}`,
    ),
    sql` `,
  );
  const values = names.length > 0 ? sql`coalesce(${sql.join(names, sql`, `)})` : sql`NULL::text`;
  const isLast = sql`FILTER (WHERE place = ${rows})`;
  return sql`SELECT CASE ${grouping} ${set} ELSE 0 END AS set, bucket, ${values} AS value,
      max(actor_name) FILTER (WHERE matches) AS name, (count(*) FILTER (WHERE matches))::int AS found,
      (count(*) FILTER (WHERE matches AND failed))::int AS failures, count(*)::int AS read,
      max(occurred_at) ${isLast} AS last_at, max(id) ${isLast} AS last_id
    FROM (
      SELECT ${sql.join(columns, sql`, `)}, coalesce(e.actor_name, e.actor_email) AS actor_name, e.occurred_at, e.id,
        e.outcome = 'failure' AS failed, (${condition} AND ${countsOnce(driver)}) AS matches,
        row_number() OVER (ORDER BY ${order}) AS place
      FROM (${source}) e
    ) t
    GROUP BY GROUPING SETS ((), ${sql.join(
      groups.map((group) => sql`(${group})`),
      sql`, `,
    )})
    HAVING count(*) FILTER (WHERE matches) > 0 OR ${grouping} = ${sql.raw(String(all))}`;
}
