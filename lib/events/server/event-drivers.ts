import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { EventFilterField, EventFilters } from "../filters";
import { isNetwork, type ReadableRows, textArray, wantedOf } from "./event-conditions";

/**
 * One value of an index whose rows come ordered by (occurred_at, id). `value` is null for the primary key,
 * which orders all rows of the organization.
 */
export interface Branch {
  key: { column: string; value: SQL } | null;
  /** The predicate of a partial index, as the index states it. */
  predicate: SQL;
  /** Of rows that several branches find, only the first branch's counts; true of row `e` there. */
  counts: SQL;
}

/** An index to read by: every row that a request wants is in one of its branches. */
export type Driver = readonly Branch[];

/** More values than these make an index no driver: each branch costs a read of its own. */
export const maxBranches = 12;

const always = sql`true`;

function branch(column: string, value: SQL, predicate: SQL = always, counts: SQL = always): Branch {
  return { key: { column, value }, predicate, counts };
}

const notNull = (column: string) => sql`${sql.identifier(column)} IS NOT NULL`;

function byText(column: string, values: readonly string[], predicate?: SQL): Driver {
  return values.map((value) => branch(column, sql`${value}::text`, predicate));
}

/** The values of each column: an event whose id is one of the first and whose email is one of the second counts once. */
function byActor(valuesOf: (column: string) => readonly string[]): Driver {
  const notIn = (column: string) =>
    sql`(e.${sql.identifier(column)} = ANY(${textArray(valuesOf(column))})) IS NOT TRUE`;
  const columns = [
    { column: "actor_id", counts: always },
    { column: "actor_email", counts: notIn("actor_id") },
    { column: "actor_name", counts: sql`${notIn("actor_id")} AND ${notIn("actor_email")}` },
  ];
  return columns.flatMap(({ column, counts }) =>
    valuesOf(column).map((value) => branch(column, sql`${value}::text`, notNull(column), counts)),
  );
}

/** The columns that have an index in the order of lists, by the filter that asks for their values. */
export const indexedColumns = {
  requestId: ["request_id"],
  correlationId: ["correlation_id"],
  traceId: ["trace_id"],
  resourceId: ["resource_id"],
  actor: ["actor_id", "actor_email", "actor_name"],
  sourceIp: ["source_ip"],
  event: ["event"],
  resourceType: ["resource_type"],
  service: ["service"],
} as const satisfies Partial<Record<EventFilterField, readonly string[]>>;

/** The values that begin as the filters say, by column; a column is missing where nobody knows all of them. */
export type KnownValues = ReadonlyMap<string, readonly string[]>;

function byOutcome(values: readonly string[]): Driver {
  // The index leaves out successes, which are most of the rows.
  return values.includes("success") ? [] : byText("outcome", values, sql`outcome <> 'success'`);
}

/**
 * The indexes that could serve the filters, the one that is most likely to be the most selective first. The
 * primary key, which serves anything, is there alone when no other does.
 */
export function driversFor(rows: ReadableRows, filters: EventFilters, known: KnownValues): readonly Driver[] {
  /** Every value of each column that the filter of a field asks for; none at all where not every one of them is known. */
  const wantedIn = (field: EventFilterField, columns: readonly string[]): Map<string, readonly string[]> => {
    const { values, prefixes } = wantedOf(filters, field, false);
    const [first] = prefixes;
    if (first === undefined) return new Map(columns.map((column) => [column, values]));
    if (columns.some((column) => !known.has(column))) return new Map();
    const found = columns.map((column) => [...new Set([...values, ...(known.get(column) ?? [])])]);
    // Where no row begins so, one that none has is looked for: an index is read, and nothing is found in it.
    if (found.every((list) => list.length === 0)) found[0] = [first];
    return new Map(columns.map((column, index) => [column, found[index] ?? []]));
  };
  const wanted = (field: EventFilterField, column: string) => wantedIn(field, [column]).get(column) ?? [];
  const byNullable = (column: string, field: EventFilterField) =>
    byText(column, wanted(field, column), notNull(column));
  const actors = wantedIn("actor", indexedColumns.actor);
  const drivers: Driver[] = [
    byNullable("request_id", "requestId"),
    byNullable("correlation_id", "correlationId"),
    byNullable("trace_id", "traceId"),
    byNullable("resource_id", "resourceId"),
    byActor((column) => actors.get(column) ?? []),
    wantedOf(filters, "sourceIp", false).values.some(isNetwork) ? [] : byNullable("source_ip", "sourceIp"),
    byText("event", wanted("event", "event")),
    byNullable("resource_type", "resourceType"),
    byText("service", wanted("service", "service")),
    byOutcome(wanted("outcome", "outcome")),
    (rows.scopeIds ?? []).map((id) => branch("scope_id", sql`${id}::uuid`)),
  ];
  const usable = drivers.filter((driver) => driver.length > 0 && driver.length <= maxBranches);
  return usable.length > 0 ? usable : [[{ key: null, predicate: always, counts: always }]];
}
