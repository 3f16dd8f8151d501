import "server-only";
import { and, eq } from "drizzle-orm";
import { subscriptions, subscriptionUserGroups } from "@/db/schema/subscriptions";
import { authorize } from "@/lib/access/authorize";
import type { Context } from "@/lib/access/context";
import { ownerOf } from "@/lib/access/owner-of";
import type { OwningScope } from "@/lib/access/scope";
import { actorOf } from "@/lib/events/server/actor-of";
import { recordAct } from "@/lib/events/server/record-act";
import { retryTransaction } from "@/lib/events/server/retry-transaction";
import { raiseRevision } from "@/lib/user-groups/server/raise-revision";
import { subscriptionChanges } from "../subscription-changes";
import { lockSubscription } from "./lock-subscription";

/**
 * Deletes a subscription; its history keeps its name. Needs `subscriptions.manage` in its scope. Throws `not_found`.
 * Recorded as an event of the scope with what it was.
 */
export async function deleteSubscription(
  context: Context,
  { scope, id }: { scope: OwningScope; id: string },
): Promise<void> {
  const grant = authorize(context, "subscriptions.manage", scope);
  const owner = ownerOf(grant);
  const { organizationId, project } = owner;
  const actor = actorOf(context);
  await retryTransaction(async (transaction) => {
    const stored = await lockSubscription(transaction, grant, id);
    await transaction
      .update(subscriptions)
      .set({ deletedAt: new Date() })
      .where(and(eq(subscriptions.organizationId, organizationId), eq(subscriptions.id, id)));
    // Groups are asked what uses them: what was deleted does not.
    await transaction
      .delete(subscriptionUserGroups)
      .where(
        and(
          eq(subscriptionUserGroups.organizationId, organizationId),
          eq(subscriptionUserGroups.subscriptionId, id),
        ),
      );
    await raiseRevision(transaction, organizationId);
    const resource = { id, name: stored.name };
    const changes = subscriptionChanges(stored, null);
    const act = {
      event: "Subscription Delete",
      actor,
      resource,
      project,
      outcome: "success",
      changes,
    } as const;
    await recordAct(transaction, organizationId, act, context);
  });
}
