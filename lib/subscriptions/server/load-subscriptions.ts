import "server-only";
import { eq, sql } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import { subscriptionRevisions } from "@/db/schema/subscriptions";
import type { MatchableSubscription } from "../matcher";
import type { SubscriptionSource } from "../model";

/** A subscription that was not deleted, as matching and sending need it. */
export interface ActiveSubscription extends MatchableSubscription {
  name: string;
  /** Ids of the groups that it tells; none: nobody is reached. */
  groupIds: readonly string[];
  notify: { email: boolean; sms: boolean };
  /** Events that were received before fire nothing. */
  enabledAt: Date;
}

interface Row extends Record<string, unknown> {
  id: string;
  scope_id: string;
  name: string;
  enabled: boolean;
  provider: string;
  service: string;
  resource_type: string;
  events: string[];
  sources: SubscriptionSource[];
  notify_email: boolean;
  notify_sms: boolean;
  group_ids: string[];
  enabled_at: Date;
}

/** Goes up with every change of the organization's subscriptions; null where there never was one. */
export async function findRevision(queryable: Queryable, organizationId: string): Promise<number | null> {
  const [row] = await queryable
    .select({ revision: subscriptionRevisions.revision })
    .from(subscriptionRevisions)
    .where(eq(subscriptionRevisions.organizationId, organizationId));
  return row?.revision ?? null;
}

/** Every subscription of an organization that was not deleted, disabled ones included, the oldest first. */
export async function loadSubscriptions(
  queryable: Queryable,
  organizationId: string,
): Promise<ActiveSubscription[]> {
  const { rows } = await queryable.execute<Row>(sql`
    SELECT s.id, s.scope_id, s.name, s.enabled, s.provider, s.service, s.resource_type, s.events, s.sources,
      s.notify_email, s.notify_sms, s.enabled_at, coalesce(g.ids, '{}') AS group_ids
    FROM subscriptions s
    LEFT JOIN (
      SELECT subscription_id, array_agg(group_id::text ORDER BY group_id) AS ids
      FROM subscription_user_groups WHERE organization_id = ${organizationId} GROUP BY subscription_id
    ) g ON g.subscription_id = s.id
    WHERE s.organization_id = ${organizationId} AND s.deleted_at IS NULL
    ORDER BY s.created_at, s.id`);
  return rows.map((row) => ({
    id: row.id,
    scopeId: row.scope_id,
    name: row.name,
    enabled: row.enabled,
    provider: row.provider,
    service: row.service,
    resourceType: row.resource_type,
    events: row.events,
    sources: row.sources,
    groupIds: row.group_ids,
    notify: { email: row.notify_email, sms: row.notify_sms },
    enabledAt: row.enabled_at,
  }));
}
