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

function passes(row: DeliveryRow, { status, channel, subscription }: DeliveryFilters): boolean {
  return (
    (status === null || row.status === status) &&
    (channel === null || row.channel === channel) &&
    (subscription === null || row.subscription_id === subscription.toLowerCase())
  );
}

const passesInSql = ({ status, channel, subscription }: DeliveryFilters): SQL => sql`
  (${status}::text IS NULL OR d.status = ${status}) AND (${channel}::text IS NULL OR d.channel = ${channel})
  AND (${subscription}::uuid IS NULL OR d.subscription_id = ${subscription}::uuid)`;

function afterCondition(cursor: string | null, binding: string): SQL {
  if (cursor === null) return sql`true`;
  const [createdAt, id] = readListCursor(cursor, binding, cursorKey());
  return sql`(d.created_at, d.id) < (${createdAt}::timestamptz, ${id}::uuid)`;
}

/**
 * The next rows that pass, the newest first, and the row at which looking ended. Only the last row looked at is
 * answered without passing.
 */
async function readRows(driving: SQL, filters: DeliveryFilters, limit: number) {
  const { rows } = await getDatabase().execute<DeliveryRow & { place: number }>(sql`
    WITH examined AS MATERIALIZED (
      SELECT ${deliveryColumns}, row_number() OVER (ORDER BY d.created_at DESC, d.id DESC) AS place
      FROM deliveries d WHERE ${driving} ORDER BY d.created_at DESC, d.id DESC LIMIT ${maxExamined}
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
 * One page of a scope's deliveries, the newest first, with the attempts of their messages. Looks at a bounded number of
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
    nextCursor: last ? writeListCursor([last.created_at.toISOString(), last.id], binding, cursorKey()) : null,
  };
}
