import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { getDatabase } from "@/db/client";
import { authorize } from "@/lib/access/authorize";
import type { Context } from "@/lib/access/context";
import { type Owner, ownerOf } from "@/lib/access/owner-of";
import type { OwningScope } from "@/lib/access/scope";
import { cursorKey } from "@/lib/events/server/cursor-key";
import { authorizeEventRead } from "@/lib/events/server/event-access";
import { readListCursor, writeListCursor } from "@/lib/shared/list-cursor";
import { type DeliveryFilters, type DeliveryQuery, serializeDeliveryFilters } from "../filters";
import type { DeliveryPage } from "../model";
import { type DeliveryRow, deliveryColumns, toDeliveries } from "./delivery-rows";

/** Rows that one request looks at, however few of them pass the filters. */
const maxExamined = 5_000;

/** Statuses that the index of unsent deliveries has; the others are most of the rows. */
const unsent = new Set(["pending", "skipped", "failed"]);

/** What an index finds, on row `d`: at most one of the filters, the narrowest. */
function drivingCondition(owner: Owner, { message, subscription, status }: DeliveryFilters): SQL {
  const own = sql`d.organization_id = ${owner.organizationId} AND d.scope_id = ${owner.scopeId}`;
  if (message !== null) return sql`${own} AND d.message_id = ${message}::uuid`;
  if (subscription !== null) return sql`${own} AND d.subscription_id = ${subscription}::uuid`;
  // The index is partial: its condition must follow from this one's text, so the status is no parameter.
  if (status !== null && unsent.has(status)) return sql`${own} AND d.status = ${sql.raw(`'${status}'`)}`;
  return own;
}

function passes(row: DeliveryRow, filters: DeliveryFilters): boolean {
  const { status, channel, subscription, event, recipient } = filters;
  return (
    (status === null || row.status === status) &&
    (channel === null || row.channel === channel) &&
    (subscription === null || row.subscription_id === subscription.toLowerCase()) &&
    (event === null || row.event === event) &&
    (recipient === null || row.user_id === recipient.toLowerCase())
  );
}

const passesInSql = ({ status, channel, subscription, event, recipient }: DeliveryFilters): SQL => sql`
  (${status}::text IS NULL OR d.status = ${status}) AND (${channel}::text IS NULL OR d.channel = ${channel})
  AND (${subscription}::uuid IS NULL OR d.subscription_id = ${subscription}::uuid)
  AND (${event}::text IS NULL OR d.event = ${event})
  AND (${recipient}::uuid IS NULL OR d.user_id = ${recipient}::uuid)`;

/**
 * The newest first. What one batch made has one instant: its events stand in their own order then, and the rows of one
 * event together. No two rows share these; the indexes hold the first two, so that little is left to sort.
 */
const newestFirst = sql`d.created_at DESC, d.event_occurred_at DESC, d.event_id DESC, d.subscription_id DESC,
  d.user_id DESC, d.channel DESC`;

const placeOf = (row: DeliveryRow): string[] => [
  row.created_at.toISOString(),
  row.event_occurred_at.toISOString(),
  row.event_id,
  row.subscription_id,
  row.user_id,
  row.channel,
];

function afterCondition(cursor: string | null, binding: string): SQL {
  if (cursor === null) return sql`true`;
  const [createdAt, occurredAt, eventId, subscription, user, channel] = readListCursor(
    cursor,
    binding,
    cursorKey(),
  );
  return sql`(d.created_at, d.event_occurred_at, d.event_id, d.subscription_id, d.user_id, d.channel)
    < (${createdAt}::timestamptz, ${occurredAt}::timestamptz, ${eventId}, ${subscription}::uuid, ${user}::uuid, ${channel})`;
}

/**
 * The next rows that pass, the newest first, and the row at which looking ended. Only the last row looked at is
 * answered without passing.
 */
async function readRows(driving: SQL, filters: DeliveryFilters, limit: number) {
  const { rows } = await getDatabase().execute<DeliveryRow & { place: number }>(sql`
    WITH examined AS MATERIALIZED (
      SELECT ${deliveryColumns}, row_number() OVER (ORDER BY ${newestFirst}) AS place
      FROM deliveries d WHERE ${driving} ORDER BY ${newestFirst} LIMIT ${maxExamined}
    )
    (SELECT * FROM examined d WHERE ${passesInSql(filters)} ORDER BY place LIMIT ${limit + 1})
    UNION
    SELECT * FROM examined d WHERE place = ${maxExamined}
    ORDER BY place`);
  const passing = rows.filter((row) => passes(row, filters));
  const edge = rows.at(-1);
  return { passing, edge: edge && Number(edge.place) === maxExamined ? edge : null };
}

export interface ListDeliveriesInput extends DeliveryQuery {
  scope: OwningScope;
}

/**
 * One page of a scope's deliveries, the newest first and those of one event together, with the attempts of their messages. Looks at a bounded number of
 * rows: a page may be short, even empty, and still have a `nextCursor`. Needs `subscriptions.read` there and the
 * permission to read its events, which deliveries name. Throws `malformed` for a cursor that is not this list's.
 */
export async function listDeliveries(
  context: Context,
  { scope, filters, limit, cursor }: ListDeliveriesInput,
): Promise<DeliveryPage> {
  const owner = ownerOf(authorize(context, "subscriptions.read", scope));
  authorizeEventRead(context, scope);
  const binding = `deliveries|${owner.scopeId}|${serializeDeliveryFilters(filters)}`;
  const driving = sql`${drivingCondition(owner, filters)} AND ${afterCondition(cursor, binding)}`;
  const { passing, edge } = await readRows(driving, filters, limit);
  const page = passing.slice(0, limit);
  const last = passing.length > limit ? page.at(-1) : edge;
  return {
    deliveries: await toDeliveries(getDatabase(), owner.organizationId, page),
    nextCursor: last ? writeListCursor(placeOf(last), binding, cursorKey()) : null,
  };
}
