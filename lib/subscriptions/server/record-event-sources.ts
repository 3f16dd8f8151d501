import "server-only";
import { sql } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import { type MatchableEvent, typeOfEvent } from "../matcher";

type Seen = MatchableEvent & { occurredAt: Date };

interface SourceRow {
  key: readonly [
    scopeId: string,
    provider: string,
    service: string,
    resourceType: string,
    resourceId: string,
    resourceName: string,
  ];
  lastSeenAt: Date;
}

/** A row that is newer than this is not written again: a busy resource costs one write a minute. */
const freshness = sql`interval '1 minute'`;

function sourcesOf(events: readonly Seen[]): SourceRow[] {
  const rows = new Map<string, SourceRow>();
  for (const event of events) {
    if (!event.resourceId && !event.resourceName) continue;
    const type = typeOfEvent(event);
    if (type === null) continue;
    const { provider, service, resourceType } = type;
    const names = [event.resourceId ?? "", event.resourceName ?? ""] as const;
    const key = [event.scopeId, provider, service, resourceType, ...names] as const;
    const text = key.join("\0");
    const known = rows.get(text);
    if (!known || known.lastSeenAt < event.occurredAt) rows.set(text, { key, lastSeenAt: event.occurredAt });
  }
  // In one order, so that two writers of the same resources wait for each other and never deadlock.
  return [...rows.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

/**
 * Keeps the resources that events of known types named, for choosing sources. Events of one organization; those that
 * name no resource, or whose code no catalog has, leave nothing. `lastSeenAt` never goes back.
 */
export async function recordEventSources(
  queryable: Queryable,
  organizationId: string,
  events: readonly Seen[],
): Promise<void> {
  const rows = sourcesOf(events);
  if (rows.length === 0) return;
  const column = (index: number) => sql.param(rows.map(({ key }) => key[index]));
  const times = sql.param(rows.map(({ lastSeenAt }) => lastSeenAt.toISOString()));
  await queryable.execute(sql`
    INSERT INTO event_sources AS known
      (organization_id, scope_id, provider, service, resource_type, resource_id, resource_name, last_seen_at)
    SELECT ${organizationId}, seen.* FROM unnest(${column(0)}::uuid[], ${column(1)}::text[], ${column(2)}::text[],
      ${column(3)}::text[], ${column(4)}::text[], ${column(5)}::text[], ${times}::timestamptz[])
      AS seen (scope_id, provider, service, resource_type, resource_id, resource_name, last_seen_at)
    WHERE NOT EXISTS (
      SELECT 1 FROM event_sources e
      WHERE e.organization_id = ${organizationId} AND e.scope_id = seen.scope_id AND e.provider = seen.provider
        AND e.service = seen.service AND e.resource_type = seen.resource_type
        AND e.resource_id = seen.resource_id AND e.resource_name = seen.resource_name
        AND e.last_seen_at > seen.last_seen_at - ${freshness})
    ON CONFLICT (organization_id, scope_id, provider, service, resource_type, resource_id, resource_name)
      DO UPDATE SET last_seen_at = excluded.last_seen_at WHERE known.last_seen_at < excluded.last_seen_at`);
}
