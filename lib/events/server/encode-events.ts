import "server-only";
import { isIP } from "node:net";
import { type SQL, sql } from "drizzle-orm";
import { encodeBytesArray, encodeInstantArray, encodeTextArray, encodeUuidArray } from "@/db/binary-arrays";
import type { TimeSlice } from "@/lib/shared/time-slice";
import type { NewEvent } from "../model";
import type { PreparedEvent } from "./prepared-event";

/** One array for each column of `eventColumns`, all of the same length. */
export type EncodedEvents = readonly Buffer[];

interface EventColumn {
  name: string;
  type: "text" | "uuid" | "timestamptz" | "bytea";
  /** Applied to each element where the array's type is not the column's. */
  cast?: "inet";
  encode: (events: readonly PreparedEvent[]) => Buffer;
}

const text = (name: string, read: (event: NewEvent) => string | null): EventColumn => ({
  name,
  type: "text",
  encode: (events) => encodeTextArray(events.map(({ event }) => read(event))),
});

const mappedAddress = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/**
 * The address that CIDR filters see, or null where the text is none. A zone (`fe80::1%eth0`) is no part of an
 * address to PostgreSQL, and an IPv4 address mapped into IPv6 is that IPv4 address.
 */
export function addressOf(sourceIp: string | null): string | null {
  if (sourceIp === null || sourceIp.includes("%") || isIP(sourceIp) === 0) return null;
  return mappedAddress.exec(sourceIp)?.[1] ?? sourceIp;
}

const eventColumns: readonly EventColumn[] = [
  {
    name: "occurred_at",
    type: "timestamptz",
    encode: (events) => encodeInstantArray(events.map(({ event }) => event.occurredAt.getTime())),
  },
  text("id", (event) => event.id),
  {
    name: "scope_id",
    type: "uuid",
    encode: (events) => encodeUuidArray(events.map(({ event }) => event.scopeId)),
  },
  text("provider", (event) => event.provider),
  text("service", (event) => event.service),
  text("event", (event) => event.event),
  text("resource_type", (event) => event.resourceType),
  text("resource_id", (event) => event.resourceId),
  text("resource_name", (event) => event.resourceName),
  text("actor_type", (event) => event.actorType),
  text("actor_id", (event) => event.actorId),
  text("actor_name", (event) => event.actorName),
  text("actor_email", (event) => event.actorEmail),
  text("channel", (event) => event.channel),
  text("source_ip", (event) => event.sourceIp),
  { ...text("source_inet", (event) => addressOf(event.sourceIp)), cast: "inet" },
  text("user_agent", (event) => event.userAgent),
  text("request_id", (event) => event.requestId),
  text("correlation_id", (event) => event.correlationId),
  text("trace_id", (event) => event.traceId),
  text("outcome", (event) => event.outcome),
  text("catalog_status", (event) => event.catalogStatus),
  text("reason", (event) => event.reason),
  text("message", (event) => event.message),
  text("changes", (event) => event.changes),
  {
    name: "content_hash",
    type: "bytea",
    encode: (events) => encodeBytesArray(events.map((e) => e.contentHash)),
  },
  text("log", (event) => event.log),
];

/** Encodes rows column by column, giving way to others in between. */
export async function encodeEvents(
  events: readonly PreparedEvent[],
  slice: TimeSlice,
): Promise<EncodedEvents> {
  const encoded: Buffer[] = [];
  for (const column of eventColumns) {
    encoded.push(column.encode(events));
    if (slice.isOver()) await slice.next();
  }
  return encoded;
}

const columnNames = eventColumns.map((column) => column.name).join(", ");

/**
 * The one statement that writes events. `unnest` stands in the select list, where PostgreSQL walks all arrays side
 * by side; in FROM each of them would first be kept in a store of its own. Keys that are taken are left alone.
 */
export function insertStatement(
  row: { organizationId: string; receivedAt: Date; batchId: number },
  encoded: EncodedEvents,
): SQL {
  const values = eventColumns.map(({ type, cast }, index) => {
    const array = sql`unnest(${encoded[index]}::${sql.raw(type)}[])`;
    return cast ? sql`${array}::${sql.raw(cast)}` : array;
  });
  return sql`INSERT INTO events (organization_id, received_at, batch_id, ${sql.raw(columnNames)})
    SELECT ${row.organizationId}::uuid, ${row.receivedAt.toISOString()}::timestamptz, ${row.batchId}::bigint,
      ${sql.join(values, sql`, `)}
    ON CONFLICT (organization_id, occurred_at, id) DO NOTHING`;
}
