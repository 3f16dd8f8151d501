import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { getDatabase } from "@/db/client";
import { authorize } from "@/lib/access/authorize";
import type { Context } from "@/lib/access/context";
import { type Owner, ownerOf } from "@/lib/access/owner-of";
import type { OwningScope } from "@/lib/access/scope";
import { cursorKey } from "@/lib/events/server/cursor-key";
import { readListCursor, writeListCursor } from "@/lib/shared/list-cursor";
import { containsPattern } from "@/lib/shared/search-query";
import { type SubscriptionFilters, type SubscriptionQuery, serializeSubscriptionFilters } from "../filters";
import type { Subscription } from "../model";
import { mayNameSources, nameSources } from "./name-sources";
import { readSubscriptions } from "./subscription-rows";

const nameCondition = (text: string) => sql`s.name ILIKE ${containsPattern(text)}`;

/** A resource given by its id is found by every name under which it was seen. The scope's own resources alone are read. */
const nameOfSource = ({ organizationId, scopeId }: Owner, text: string) => sql`EXISTS (
  SELECT 1 FROM event_sources e
  WHERE e.organization_id = ${organizationId} AND e.scope_id = ${scopeId} AND e.provider = s.provider
    AND e.service = s.service AND e.resource_type = s.resource_type AND e.resource_id = source->>'resourceId'
    AND e.resource_name ILIKE ${containsPattern(text)})`;

const sourceCondition = (text: string, owner: Owner | null) => sql`EXISTS (
  SELECT 1 FROM jsonb_array_elements(s.sources) source
  WHERE source->>'resourceId' ILIKE ${containsPattern(text)} OR source->>'resourceName' ILIKE ${containsPattern(text)}
    OR ${owner ? nameOfSource(owner, text) : sql`false`})`;

const groupCondition = (text: string) => sql`EXISTS (
  SELECT 1 FROM subscription_user_groups l
  JOIN user_groups g ON g.organization_id = l.organization_id AND g.id = l.group_id
  WHERE l.organization_id = s.organization_id AND l.subscription_id = s.id
    AND (g.name ILIKE ${containsPattern(text)} OR g.id::text = lower(${text})))`;

/** The allow-list from filters to SQL, on row `s`. `owner` is the scope whose events may be read; null: none of its. */
function conditionOf({ q, name, source, userGroup, enabled }: SubscriptionFilters, owner: Owner | null): SQL {
  const parts = [sql`true`];
  if (q !== "")
    parts.push(sql`(${nameCondition(q)} OR ${sourceCondition(q, owner)} OR ${groupCondition(q)})`);
  if (name !== "") parts.push(nameCondition(name));
  if (source !== "") parts.push(sourceCondition(source, owner));
  if (userGroup !== "") parts.push(groupCondition(userGroup));
  if (enabled !== null) parts.push(sql`s.enabled = ${enabled}`);
  return sql.join(parts, sql` AND `);
}

function afterCondition(cursor: string | null, binding: string): SQL {
  if (cursor === null) return sql`true`;
  const [createdAt, id] = readListCursor(cursor, binding, cursorKey());
  return sql`(s.created_at, s.id) < (${createdAt}::timestamptz, ${id}::uuid)`;
}

const bindingOf = ({ scopeId }: Owner, filters: SubscriptionFilters) =>
  `subscriptions|${scopeId}|${serializeSubscriptionFilters(filters)}`;

/**
 * One page of a scope's subscriptions, the newest first, with their groups, the names of their sources, when they last
 * fired and the last 7 days.
 * Needs `subscriptions.read` there. Throws `malformed` for a cursor that is not this list's.
 */
export async function listSubscriptions(
  context: Context,
  { scope, filters, limit, cursor }: SubscriptionQuery & { scope: OwningScope },
): Promise<{ subscriptions: Subscription[]; nextCursor: string | null }> {
  const grant = authorize(context, "subscriptions.read", scope);
  const owner = ownerOf(grant);
  const binding = bindingOf(owner, filters);
  const named = mayNameSources(context, scope) ? owner : null;
  const condition = sql`${conditionOf(filters, named)} AND ${afterCondition(cursor, binding)}`;
  // One row more than asked for tells whether there is a next page.
  const found = await readSubscriptions(getDatabase(), grant, condition, limit + 1);
  const page = found.slice(0, limit);
  const last = found.length > limit ? page.at(-1) : undefined;
  return {
    subscriptions: await nameSources(getDatabase(), { context, scope, grant }, page),
    nextCursor: last ? writeListCursor([last.createdAt, last.id], binding, cursorKey()) : null,
  };
}
