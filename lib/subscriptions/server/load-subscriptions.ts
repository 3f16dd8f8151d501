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

/** The driver parses what came at one go; longer answers would hold the event loop. */
const readRows = 500;
const beforeAll = "00000000-0000-0000-0000-000000000000";

/** Goes up with every change of the organization's subscriptions; null where there never was one. */
export async function findRevision(queryable: Queryable, organizationId: string): Promise<number | null> {
  const [row] = await queryable
    .select({ revision: subscriptionRevisions.revision })
    .from(subscriptionRevisions)
    .where(eq(subscriptionRevisions.organizationId, organizationId));
  return row?.revision ?? null;
}

const toSubscription = (row: Row): ActiveSubscription => ({
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
});

/**
 * Every subscription of an organization that was not deleted, disabled ones included, in the order of their ids. Read
 * part by part: who needs them all as of one revision reads that first, and again when it has changed.
 */
export async function loadSubscriptions(
  queryable: Queryable,
  organizationId: string,
): Promise<ActiveSubscription[]> {
  const subscriptions: ActiveSubscription[] = [];
  for (let last = beforeAll, isMore = true; isMore; ) {
    // The groups are asked for row by row, which always probes their key; a join is planned with statistics from before
    // thousands of subscriptions came, and then reads all of their groups for each.
    const { rows } = await queryable.execute<Row>(sql`
      SELECT s.id, s.scope_id, s.name, s.enabled, s.provider, s.service, s.resource_type, s.events, s.sources,
        s.notify_email, s.notify_sms, s.enabled_at, ARRAY(
          SELECT g.group_id::text FROM subscription_user_groups g
          WHERE g.organization_id = s.organization_id AND g.subscription_id = s.id ORDER BY g.group_id) AS group_ids
      FROM subscriptions s
      WHERE s.organization_id = ${organizationId} AND s.deleted_at IS NULL AND s.id > ${last}
      ORDER BY s.id LIMIT ${readRows}`);
    for (const row of rows) subscriptions.push(toSubscription(row));
    last = rows.at(-1)?.id ?? last;
    isMore = rows.length === readRows;
  }
  return subscriptions;
}
