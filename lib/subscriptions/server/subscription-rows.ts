import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import type { Grant } from "@/lib/access/authorize";
import { ownerOf } from "@/lib/access/owner-of";
import { resourceTypeNameOf, serviceNameOf } from "@/lib/catalog/catalog";
import { presentMembers } from "@/lib/members/server/member-rows";
import type { Subscription, SubscriptionSource } from "../model";

interface Row extends Record<string, unknown> {
  id: string;
  name: string;
  enabled: boolean;
  provider: string;
  service: string;
  resource_type: string;
  template: string | null;
  events: string[];
  sources: SubscriptionSource[];
  notify_email: boolean;
  notify_sms: boolean;
  created_at: Date;
  updated_at: Date;
  user_groups: { id: string; name: string }[];
  last_fired_at: Date | null;
  matched: number;
  late: number;
  unheard: number;
  reaches_nobody: boolean;
}

function toSubscription(row: Row): Subscription {
  return {
    id: row.id,
    name: row.name,
    enabled: row.enabled,
    provider: row.provider,
    service: row.service,
    resourceType: row.resource_type,
    template: row.template,
    events: row.events,
    sources: row.sources,
    userGroups: row.user_groups,
    notify: { email: row.notify_email, sms: row.notify_sms },
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    lastFiredAt: row.last_fired_at?.toISOString() ?? null,
    last7Days: { matched: row.matched, late: row.late, unheard: row.unheard },
    reachesNobody: row.reaches_nobody,
    serviceName: serviceNameOf(row.provider, row.service),
    resourceTypeName: resourceTypeNameOf(row.provider, row.service, row.resource_type),
  };
}

/** The subscriptions of `page` that somebody is in a group of: two joins for the page, however many there are. */
function heardOnPage(grant: Grant): SQL {
  const { organizationId } = ownerOf(grant);
  const groups = sql`page JOIN subscription_user_groups l
    ON l.organization_id = ${organizationId} AND l.subscription_id = page.id`;
  return sql`
    WITH present AS MATERIALIZED (${presentMembers(grant)})
    SELECT l.subscription_id FROM ${groups}
    JOIN user_groups g ON g.organization_id = ${organizationId} AND g.id = l.group_id
    WHERE g.kind = 'all_members' AND EXISTS (SELECT FROM present)
    UNION
    SELECT l.subscription_id FROM ${groups}
    JOIN user_group_members m ON m.organization_id = ${organizationId} AND m.group_id = l.group_id
    JOIN present ON present.user_id = m.user_id`;
}

/**
 * Subscriptions of a grant's scope with their groups and what they did, in one statement, the newest first. `condition` is on
 * row `s`; deleted ones are never among them.
 */
export async function readSubscriptions(
  queryable: Queryable,
  grant: Grant,
  condition: SQL,
  limit: number,
): Promise<Subscription[]> {
  const { organizationId, scopeId } = ownerOf(grant);
  const ofRow = sql`organization_id = ${organizationId} AND subscription_id = s.id`;
  const { rows } = await queryable.execute<Row>(sql`
    WITH page AS MATERIALIZED (
      SELECT * FROM subscriptions s
      WHERE s.organization_id = ${organizationId} AND s.scope_id = ${scopeId} AND s.deleted_at IS NULL
        AND ${condition}
      ORDER BY s.created_at DESC, s.id DESC LIMIT ${limit}
    ), heard AS (${heardOnPage(grant)})
    SELECT s.id, s.name, s.enabled, s.provider, s.service, s.resource_type, s.template, s.events, s.sources,
      s.notify_email, s.notify_sms, s.created_at, s.updated_at, groups.user_groups,
      fired.last_matched_at AS last_fired_at, week.matched, week.late, week.unheard,
      heard.subscription_id IS NULL AS reaches_nobody
    FROM page s LEFT JOIN heard ON heard.subscription_id = s.id
    CROSS JOIN LATERAL (
      SELECT coalesce(json_agg(json_build_object('id', g.id, 'name', g.name) ORDER BY g.name, g.id), '[]') AS user_groups
      FROM subscription_user_groups l JOIN user_groups g ON g.organization_id = l.organization_id AND g.id = l.group_id
      WHERE l.organization_id = ${organizationId} AND l.subscription_id = s.id
    ) groups
    LEFT JOIN LATERAL (
      SELECT last_matched_at FROM subscription_activity
      WHERE ${ofRow} AND last_matched_at IS NOT NULL ORDER BY hour DESC LIMIT 1
    ) fired ON true
    CROSS JOIN LATERAL (
      SELECT coalesce(sum(matched), 0)::int AS matched, coalesce(sum(late), 0)::int AS late,
        coalesce(sum(unheard), 0)::int AS unheard
      FROM subscription_activity WHERE ${ofRow} AND hour > now() - interval '7 days'
    ) week
    ORDER BY s.created_at DESC, s.id DESC`);
  return rows.map(toSubscription);
}

/** One subscription of a grant's scope; null when it has none of this id. */
export async function findSubscription(
  queryable: Queryable,
  grant: Grant,
  id: string,
): Promise<Subscription | null> {
  const [found] = await readSubscriptions(queryable, grant, sql`s.id = ${id}`, 1);
  return found ?? null;
}
