import "server-only";
import type { Queryable } from "@/db/client";
import { TimeSlice } from "@/lib/shared/time-slice";
import type { ActiveSubscription } from "@/lib/subscriptions/server/load-subscriptions";
import { type Recipient, resolveRecipients } from "@/lib/subscriptions/server/resolve-recipients";
import type { Route } from "../plan-deliveries";

function routesTo(recipient: Recipient, { notify }: ActiveSubscription): Route[] {
  const { userId, emailObstacle, smsObstacle } = recipient;
  return [
    ...(notify.email ? [{ userId, channel: "email", obstacle: emailObstacle } as const] : []),
    ...(notify.sms ? [{ userId, channel: "sms", obstacle: smsObstacle } as const] : []),
  ];
}

/**
 * Whom each of these subscriptions tells now, and how. One query for each scope; a person in several groups of one
 * subscription is told once.
 */
export async function findRoutes(
  queryable: Queryable,
  organizationId: string,
  subscriptions: readonly ActiveSubscription[],
  isSmsAvailable: boolean,
): Promise<Map<string, Route[]>> {
  const routes = new Map<string, Route[]>();
  // Each of many subscriptions may reach each of many people.
  const slice = new TimeSlice();
  for (const scopeId of new Set(subscriptions.map((subscription) => subscription.scopeId))) {
    const own = subscriptions.filter((subscription) => subscription.scopeId === scopeId);
    const groupIds = [...new Set(own.flatMap((subscription) => subscription.groupIds))];
    const owner = { organizationId, scopeId };
    const recipients = await resolveRecipients(queryable, owner, groupIds, isSmsAvailable);
    const byGroup = new Map<string, Recipient[]>(groupIds.map((id) => [id, []]));
    for (const recipient of recipients) {
      for (const id of recipient.groupIds) byGroup.get(id)?.push(recipient);
    }
    for (const subscription of own) {
      if (slice.isOver()) await slice.next();
      const reached = new Set(subscription.groupIds.flatMap((id) => byGroup.get(id) ?? []));
      routes.set(
        subscription.id,
        [...reached].flatMap((recipient) => routesTo(recipient, subscription)),
      );
    }
  }
  return routes;
}
