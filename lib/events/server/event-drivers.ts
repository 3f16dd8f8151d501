import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { EventFilterField, EventFilters } from "../filters";
import { isNetwork, type ReadableRows, textArray, valuesOf } from "./event-conditions";

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
const maxBranches = 12;

const always = sql`true`;

function branch(column: string, value: SQL, predicate: SQL = always, counts: SQL = always): Branch {
  return { key: { column, value }, predicate, counts };
}

const notNull = (column: string) => sql`${sql.identifier(column)} IS NOT NULL`;

function byText(column: string, values: readonly string[], predicate?: SQL): Driver {
  return values.map((value) => branch(column, sql`${value}::text`, predicate));
}

function byActor(values: readonly string[]): Driver {
  const list = textArray(values);
  const notIn = (column: string) => sql`(e.${sql.identifier(column)} = ANY(${list})) IS NOT TRUE`;
  const columns = [
    { column: "actor_id", counts: always },
    { column: "actor_email", counts: notIn("actor_id") },
    { column: "actor_name", counts: sql`${notIn("actor_id")} AND ${notIn("actor_email")}` },
  ];
  return columns.flatMap(({ column, counts }) =>
    values.map((value) => branch(column, sql`${value}::text`, notNull(column), counts)),
  );
}

function byOutcome(values: readonly string[]): Driver {
  // The index leaves out successes, which are most of the rows.
  return values.includes("success") ? [] : byText("outcome", values, sql`outcome <> 'success'`);
}

/**
 * The indexes that could serve the filters, the one that is most likely to be the most selective first. The
 * primary key, which serves anything, is there alone when no other does.
 */
export function driversFor(rows: ReadableRows, filters: EventFilters): readonly Driver[] {
  const wanted = (field: EventFilterField) => valuesOf(filters, field, false);
  const byNullable = (column: string, field: EventFilterField) =>
    byText(column, wanted(field), notNull(column));
  const sourceIps = wanted("sourceIp");
  const drivers: Driver[] = [
    byNullable("request_id", "requestId"),
    byNullable("correlation_id", "correlationId"),
    byNullable("trace_id", "traceId"),
    byNullable("resource_id", "resourceId"),
    byActor(wanted("actor")),
    sourceIps.some(isNetwork) ? [] : byNullable("source_ip", "sourceIp"),
    byText("event", wanted("event")),
    byNullable("resource_type", "resourceType"),
    byText("service", wanted("service")),
    byOutcome(wanted("outcome")),
    (rows.scopeIds ?? []).map((id) => branch("scope_id", sql`${id}::uuid`)),
  ];
  const usable = drivers.filter((driver) => driver.length > 0 && driver.length <= maxBranches);
  return usable.length > 0 ? usable : [[{ key: null, predicate: always, counts: always }]];
}
