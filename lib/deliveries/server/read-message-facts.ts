import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { encodeUuidArray } from "@/db/binary-arrays";
import type { Queryable } from "@/db/client";
import { readEventItems } from "@/lib/events/server/read-event-items";
import { isSmsAvailable } from "@/lib/shared/notification-settings";
import { type Recipient, resolvePeople } from "@/lib/subscriptions/server/resolve-recipients";
import type { EventCount, MessageFacts, NotifiedEvent, Place } from "../message-facts";
import type { LeasedMessage } from "./lease-messages";

/** Events that a message shows; a digest tells the others by their number. */
const maxShownEvents = 10;

const uuids = (values: readonly string[]): SQL => sql`${encodeUuidArray([...new Set(values)])}::uuid[]`;

interface Subscribed extends Record<string, unknown> {
  id: string;
  name: string;
  enabled: boolean;
  is_deleted: boolean;
  provider: string;
  service: string;
  resource_type: string;
  events: string[];
}

async function readSubscriptions(queryable: Queryable, organizationId: string, ids: readonly string[]) {
  const { rows } = await queryable.execute<Subscribed>(sql`
    SELECT id, name, enabled, deleted_at IS NOT NULL AS is_deleted, provider, service, resource_type, events
    FROM subscriptions WHERE organization_id = ${organizationId} AND id = ANY(${uuids(ids)})`);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Where the scopes are, by their ids; the organization is one of its own scopes. */
async function readPlaces(queryable: Queryable, organizationId: string, scopeIds: readonly string[]) {
  const { rows } = await queryable.execute<Place["organization"] & Record<string, unknown>>(sql`
    SELECT id, slug, name FROM organizations WHERE id = ${organizationId}
    UNION ALL
    SELECT id, slug, name FROM projects WHERE organization_id = ${organizationId} AND id = ANY(${uuids(scopeIds)})`);
  const [organization, ...projects] = rows;
  if (!organization) throw new Error("A message belongs to an organization that is not there.");
  const places = projects.map((project) => [project.id, { organization, project }] as const);
  return new Map<string, Place>([[organizationId, { organization, project: null }], ...places]);
}

const pairOf = (subscriptionId: string, userId: string) => `${subscriptionId} ${userId}`;

/** The (subscription, person) pairs of these messages where the person is in one of the subscription's groups now. */
async function readTold(queryable: Queryable, organizationId: string, messages: readonly LeasedMessage[]) {
  const { rows } = await queryable.execute<{ subscription_id: string; user_id: string }>(sql`
    SELECT DISTINCT pair.subscription_id, pair.user_id
    FROM (SELECT unnest(${encodeUuidArray(messages.map((m) => m.subscriptionId))}::uuid[]) AS subscription_id,
      unnest(${encodeUuidArray(messages.map((m) => m.userId))}::uuid[]) AS user_id) pair
    JOIN subscription_user_groups s
      ON s.organization_id = ${organizationId} AND s.subscription_id = pair.subscription_id
    JOIN user_groups g ON g.organization_id = ${organizationId} AND g.id = s.group_id
    LEFT JOIN user_group_members c
      ON c.organization_id = ${organizationId} AND c.group_id = g.id AND c.user_id = pair.user_id
    WHERE g.kind = 'all_members' OR c.user_id IS NOT NULL`);
  return new Set(rows.map((row) => pairOf(row.subscription_id, row.user_id)));
}

async function readPeople(queryable: Queryable, organizationId: string, messages: readonly LeasedMessage[]) {
  const people = new Map<string, Recipient>();
  for (const scopeId of new Set(messages.map((message) => message.scopeId))) {
    const userIds = messages.filter((message) => message.scopeId === scopeId).map(({ userId }) => userId);
    const owner = { organizationId, scopeId };
    const found = await resolvePeople(queryable, owner, [...new Set(userIds)], isSmsAvailable());
    for (const person of found) people.set(pairOf(scopeId, person.userId), person);
  }
  return people;
}

interface ShownRow extends Record<string, unknown> {
  message_id: string;
  event_occurred_at: Date;
  event_id: string;
  event: string;
}

/** The newest events of each message. */
async function readShown(queryable: Queryable, organizationId: string, messageIds: readonly string[]) {
  const { rows } = await queryable.execute<ShownRow>(sql`
    SELECT shown.* FROM unnest(${uuids(messageIds)}) AS m (id)
    CROSS JOIN LATERAL (
      SELECT message_id, event_occurred_at, event_id, event FROM deliveries
      WHERE organization_id = ${organizationId} AND message_id = m.id
      ORDER BY event_occurred_at DESC, event_id LIMIT ${maxShownEvents}
    ) AS shown`);
  return rows;
}

interface CountRow extends Record<string, unknown> {
  message_id: string;
  event: string;
  count: number;
  first: Date;
  last: Date;
}

async function readCounts(queryable: Queryable, organizationId: string, digestIds: readonly string[]) {
  const counts = new Map<string, EventCount[]>();
  if (digestIds.length === 0) return counts;
  const { rows } = await queryable.execute<CountRow>(sql`
    SELECT message_id, event, count(*)::int AS count, min(event_occurred_at) AS first, max(event_occurred_at) AS last
    FROM deliveries WHERE organization_id = ${organizationId} AND message_id = ANY(${uuids(digestIds)})
    GROUP BY message_id, event ORDER BY count(*) DESC, event`);
  for (const { message_id: id, event, count, first, last } of rows) {
    counts.set(id, [...(counts.get(id) ?? []), { event, count, first, last }]);
  }
  return counts;
}

async function readNotified(
  queryable: Queryable,
  organization: Place["organization"],
  rows: readonly ShownRow[],
) {
  const keys = rows.map((row) => ({ occurredAt: row.event_occurred_at, id: row.event_id }));
  const items = await readEventItems(queryable, organization, keys);
  const byKey = new Map(items.map((item) => [`${item.occurredAt} ${item.id}`, item]));
  const notified = new Map<string, NotifiedEvent[]>();
  for (const row of rows) {
    const occurredAt = row.event_occurred_at.toISOString();
    const item = byKey.get(`${occurredAt} ${row.event_id}`) ?? null;
    const events = notified.get(row.message_id) ?? [];
    notified.set(row.message_id, events);
    events.push({ id: row.event_id, occurredAt, event: row.event, item });
  }
  return notified;
}

/**
 * What sending needs to know of leased messages of one organization, as things are now: a bounded number of statements
 * however many messages there are.
 */
export async function readMessageFacts(
  queryable: Queryable,
  organizationId: string,
  messages: readonly LeasedMessage[],
): Promise<MessageFacts<LeasedMessage>[]> {
  const ids = messages.map(({ id }) => id);
  const digestIds = messages.filter(({ kind }) => kind === "digest").map(({ id }) => id);
  const places = await readPlaces(
    queryable,
    organizationId,
    messages.map(({ scopeId }) => scopeId),
  );
  const subscribed = await readSubscriptions(
    queryable,
    organizationId,
    messages.map((m) => m.subscriptionId),
  );
  const people = await readPeople(queryable, organizationId, messages);
  const told = await readTold(queryable, organizationId, messages);
  const counts = await readCounts(queryable, organizationId, digestIds);
  const shown = await readShown(queryable, organizationId, ids);
  const organization = (places.get(organizationId) as Place).organization;
  const notified = await readNotified(queryable, organization, shown);
  return messages.map((message) => {
    const subscription = subscribed.get(message.subscriptionId);
    const place = places.get(message.scopeId);
    if (!subscription || !place) throw new Error(`What message ${message.id} belongs to is not there.`);
    const {
      id,
      name,
      enabled,
      is_deleted: isDeleted,
      provider,
      service,
      resource_type: resourceType,
    } = subscription;
    return {
      message,
      place,
      subscription: {
        id,
        name,
        enabled,
        isDeleted,
        provider,
        service,
        resourceType,
        events: subscription.events,
      },
      person: people.get(pairOf(message.scopeId, message.userId)) ?? null,
      isTold: told.has(pairOf(message.subscriptionId, message.userId)),
      counts: counts.get(message.id) ?? [],
      events: notified.get(message.id) ?? [],
    };
  });
}
