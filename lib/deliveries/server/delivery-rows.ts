import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { encodeInstantArray, encodeTextArray, encodeUuidArray } from "@/db/binary-arrays";
import type { Queryable } from "@/db/client";
import { eventNameOf } from "@/lib/catalog/catalog";
import type { LocalizedName } from "@/lib/catalog/model";
import type { Channel, NotificationReason } from "@/lib/subscriptions/model";
import { type AttemptOutcome, type Delivery, type DeliveryStatus, maxShownAttempts } from "../model";

/** What a list reads of a delivery on row `d`. */
export interface DeliveryRow extends Record<string, unknown> {
  id: string;
  subscription_id: string;
  event_occurred_at: Date;
  event_id: string;
  event: string;
  user_id: string;
  channel: Channel;
  status: DeliveryStatus;
  reason: NotificationReason | null;
  message_id: string | null;
  created_at: Date;
}

export const deliveryColumns = sql`d.id, d.subscription_id, d.event_occurred_at, d.event_id, d.event, d.user_id,
  d.channel, d.status, d.reason, d.message_id, d.created_at`;

const uuids = (values: readonly string[]): SQL => sql`${encodeUuidArray([...new Set(values)])}::uuid[]`;

type Attempts = Delivery["attempts"];

/** The attempts of these messages, the oldest first. */
async function readAttempts(queryable: Queryable, organizationId: string, messageIds: readonly string[]) {
  const { rows } = await queryable.execute<{
    message_id: string;
    at: Date;
    outcome: AttemptOutcome;
    answer: string;
  }>(sql`
    SELECT a.* FROM unnest(${uuids(messageIds)}) AS m (id)
    CROSS JOIN LATERAL (
      SELECT message_id, number, at, outcome, answer FROM message_attempts
      WHERE organization_id = ${organizationId} AND message_id = m.id ORDER BY number DESC LIMIT ${maxShownAttempts}
    ) AS a
    ORDER BY a.number`);
  const attempts = new Map<string, Attempts>();
  for (const { message_id: id, at, outcome, answer } of rows) {
    const own = attempts.get(id) ?? [];
    attempts.set(id, own);
    own.push({ at: at.toISOString(), outcome, answer });
  }
  return attempts;
}

async function readPeople(queryable: Queryable, rows: readonly DeliveryRow[]) {
  const people = await queryable.execute<{ id: string; name: string }>(
    sql`SELECT id, name FROM users WHERE id = ANY(${uuids(rows.map((row) => row.user_id))})`,
  );
  return new Map(people.rows.map(({ id, name }) => [id, name]));
}

interface SubscriptionRow extends Record<string, unknown> {
  id: string;
  name: string;
  provider: string;
  service: string;
  resource_type: string;
}

/** Deleted ones too: the history goes on naming them. */
async function readSubscriptions(queryable: Queryable, organizationId: string, rows: readonly DeliveryRow[]) {
  const found = await queryable.execute<SubscriptionRow>(sql`
    SELECT id, name, provider, service, resource_type FROM subscriptions
    WHERE organization_id = ${organizationId} AND id = ANY(${uuids(rows.map((row) => row.subscription_id))})`);
  return new Map(found.rows.map((row) => [row.id, row]));
}

/** An event's name; its type is that of the subscription that it matched. */
function nameOfEvent({ event }: DeliveryRow, of: SubscriptionRow | undefined): LocalizedName {
  if (!of) return { en: event, ko: event };
  return eventNameOf({ provider: of.provider, service: of.service, resourceType: of.resource_type, event });
}

async function readDueTimes(queryable: Queryable, organizationId: string, messageIds: readonly string[]) {
  const { rows } = await queryable.execute<{ id: string; due_at: Date }>(sql`
    SELECT id, due_at FROM messages
    WHERE organization_id = ${organizationId} AND id = ANY(${uuids(messageIds)}) AND status = 'pending'`);
  return new Map(rows.map((row) => [row.id, row.due_at.toISOString()]));
}

interface ResourceRow extends Record<string, unknown> {
  key: string;
  resource_type: string | null;
  resource_id: string | null;
  resource_name: string | null;
}

const eventKeyOf = (row: DeliveryRow) => `${row.event_occurred_at.toISOString()} ${row.event_id}`;

/** What the events were about; an event that is gone has none. */
async function readResources(queryable: Queryable, organizationId: string, rows: readonly DeliveryRow[]) {
  const events = [...new Map(rows.map((row) => [eventKeyOf(row), row]))];
  const keys = encodeTextArray(events.map(([key]) => key));
  const instants = encodeInstantArray(events.map(([, row]) => row.event_occurred_at.getTime()));
  const ids = encodeTextArray(events.map(([, row]) => row.event_id));
  // LATERAL with a LIMIT keeps it to one index probe an event.
  const found = await queryable.execute<ResourceRow>(sql`
    SELECT k.key, found.* FROM unnest(${keys}::text[], ${instants}::timestamptz[], ${ids}::text[]) AS k (key, at, id)
    CROSS JOIN LATERAL (
      SELECT resource_type, resource_id, resource_name FROM events e
      WHERE e.organization_id = ${organizationId}::uuid AND e.occurred_at = k.at AND e.id = k.id LIMIT 1
    ) AS found`);
  return new Map(
    found.rows.map((row) => [
      row.key,
      { type: row.resource_type, id: row.resource_id, name: row.resource_name },
    ]),
  );
}

/** Rows of one organization as the API shows them. */
export async function toDeliveries(
  queryable: Queryable,
  organizationId: string,
  rows: readonly DeliveryRow[],
): Promise<Delivery[]> {
  if (rows.length === 0) return [];
  const messageIds = rows.flatMap((row) => row.message_id ?? []);
  const people = await readPeople(queryable, rows);
  const subscriptions = await readSubscriptions(queryable, organizationId, rows);
  const attempts = await readAttempts(queryable, organizationId, messageIds);
  const dueTimes = await readDueTimes(queryable, organizationId, messageIds);
  const resources = await readResources(queryable, organizationId, rows);
  return rows.map((row) => ({
    id: row.id,
    subscription: { id: row.subscription_id, name: subscriptions.get(row.subscription_id)?.name ?? "" },
    event: {
      id: row.event_id,
      occurredAt: row.event_occurred_at.toISOString(),
      event: row.event,
      eventName: nameOfEvent(row, subscriptions.get(row.subscription_id)),
      resource: resources.get(eventKeyOf(row)) ?? null,
    },
    recipient: { userId: row.user_id, name: people.get(row.user_id) ?? "" },
    channel: row.channel,
    status: row.status,
    reason: row.reason,
    createdAt: row.created_at.toISOString(),
    message: row.message_id,
    nextAttemptAt: dueTimes.get(row.message_id ?? "") ?? null,
    attempts: attempts.get(row.message_id ?? "") ?? [],
  }));
}
