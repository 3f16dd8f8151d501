import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { EventFilterField, EventFilters } from "../filters";
import { type ReadableRows, wantedOf } from "./event-conditions";
import { indexedColumns, type KnownValues, maxBranches } from "./event-drivers";
import type { EventReader } from "./event-reader";

/** Prefixes of one field whose values are looked up; each costs a probe of every partition for each value that it finds. */
const maxPrefixes = 4;

/**
 * The values of a column that begin with `prefix`, in order, at most one more than an index could be read by: each step
 * seeks the next value in the index and reads no row between.
 */
export function beginningQuery({ organizationId }: ReadableRows, column: string, prefix: string): SQL {
  const name = sql.identifier(column);
  const firstFrom = (start: SQL) => sql`(SELECT e.${name} FROM events e
    WHERE e.organization_id = ${organizationId} AND e.${name} IS NOT NULL AND e.${name} ${start}
    ORDER BY e.${name} LIMIT 1)`;
  return sql`WITH RECURSIVE found AS (
      SELECT ${firstFrom(sql`>= ${prefix}`)} AS value, 1 AS place
    UNION ALL
      SELECT ${firstFrom(sql`> found.value`)}, place + 1
      FROM found WHERE value ^@ ${prefix} AND place <= ${maxBranches}
    )
    SELECT value FROM found WHERE value ^@ ${prefix}`;
}

/**
 * The values that the filters' prefixes stand for, where they are few enough to read an index by them. Names no row
 * that the caller may not read: the values only choose where rows are looked for, whose condition is the same.
 */
export async function findPrefixValues(
  reader: EventReader,
  rows: ReadableRows,
  filters: EventFilters,
): Promise<KnownValues> {
  const known = new Map<string, readonly string[]>();
  for (const [field, columns] of Object.entries(indexedColumns)) {
    const { prefixes } = wantedOf(filters, field as EventFilterField, false);
    if (prefixes.length === 0 || prefixes.length > maxPrefixes) continue;
    for (const column of columns) {
      const values = new Set<string>();
      for (const prefix of prefixes) {
        const found = await reader.read<{ value: string }>(beginningQuery(rows, column, prefix));
        for (const { value } of found) values.add(value);
      }
      if (values.size <= maxBranches) known.set(column, [...values]);
    }
  }
  return known;
}
