import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { getDatabase } from "@/db/client";
import { authorize } from "@/lib/access/authorize";
import type { Context } from "@/lib/access/context";
import { ownerOf } from "@/lib/access/owner-of";
import type { OwningScope } from "@/lib/access/scope";
import { canonicalResourceType, canonicalService } from "@/lib/catalog/catalog";
import { cursorKey } from "@/lib/events/server/cursor-key";
import { authorizeEventRead } from "@/lib/events/server/event-access";
import { readListCursor, writeListCursor } from "@/lib/shared/list-cursor";
import { containsPattern } from "@/lib/shared/search-query";
import type { EventSource, EventType } from "../model";

export interface ListEventSourcesInput {
  scope: OwningScope;
  type: EventType;
  /** A part of an id or of a name; empty: every one. */
  q: string;
  /** A whole name; empty: every one. */
  name?: string;
  limit: number;
  cursor: string | null;
}

interface Row extends Record<string, unknown> {
  resource_id: string;
  resource_name: string;
  last_seen_at: Date;
}

function afterCondition(cursor: string | null, binding: string): SQL {
  if (cursor === null) return sql`true`;
  const [seenAt, id, name] = readListCursor(cursor, binding, cursorKey());
  // The first comparison alone could serve: it is what lets the index begin there.
  return sql`last_seen_at <= ${seenAt}::timestamptz
    AND (last_seen_at, resource_id, resource_name) < (${seenAt}::timestamptz, ${id}, ${name})`;
}

const orNull = (text: string) => (text === "" ? null : text);

/**
 * One page of the resources that events of a type named in a scope, the last seen first. Needs `subscriptions.read` in
 * the scope and the permission to read its events, from which they come. Throws `malformed` for a cursor that is not
 * this list's.
 */
export async function listEventSources(
  context: Context,
  { scope, type, q, name = "", limit, cursor }: ListEventSourcesInput,
): Promise<{ eventSources: EventSource[]; nextCursor: string | null }> {
  const { organizationId, scopeId } = ownerOf(authorize(context, "subscriptions.read", scope));
  authorizeEventRead(context, scope);
  const { provider } = type;
  const service = canonicalService(provider, type.service);
  const resourceType = canonicalResourceType(provider, service, type.resourceType);
  const binding = JSON.stringify(["event-sources", scopeId, provider, service, resourceType, q, name]);
  const pattern = containsPattern(q);
  const { rows } = await getDatabase().execute<Row>(sql`
    SELECT resource_id, resource_name, last_seen_at FROM event_sources
    WHERE organization_id = ${organizationId} AND scope_id = ${scopeId} AND provider = ${provider}
      AND service = ${service} AND resource_type = ${resourceType}
      AND ${q === "" ? sql`true` : sql`(resource_id ILIKE ${pattern} OR resource_name ILIKE ${pattern})`}
      AND ${name === "" ? sql`true` : sql`resource_name = ${name}`} AND ${afterCondition(cursor, binding)}
    ORDER BY last_seen_at DESC, resource_id DESC, resource_name DESC LIMIT ${limit + 1}`);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  const position = last && [last.last_seen_at.toISOString(), last.resource_id, last.resource_name];
  return {
    eventSources: page.map((row) => ({
      resourceId: orNull(row.resource_id),
      resourceName: orNull(row.resource_name),
      lastSeenAt: row.last_seen_at.toISOString(),
    })),
    nextCursor: position ? writeListCursor(position, binding, cursorKey()) : null,
  };
}
