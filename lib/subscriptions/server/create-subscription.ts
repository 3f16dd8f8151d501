import "server-only";
import { randomUUID } from "node:crypto";
import { and, count, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { subscriptions, subscriptionUserGroups } from "@/db/schema/subscriptions";
import { authorize } from "@/lib/access/authorize";
import type { Context } from "@/lib/access/context";
import { type Owner, ownerOf } from "@/lib/access/owner-of";
import type { OwningScope } from "@/lib/access/scope";
import { actorOf } from "@/lib/events/server/actor-of";
import { recordAct } from "@/lib/events/server/record-act";
import { retryTransaction } from "@/lib/events/server/retry-transaction";
import { AppError } from "@/lib/shared/errors";
import { raiseRevision } from "@/lib/user-groups/server/raise-revision";
import { maxSubscriptions, type Subscription, type SubscriptionBody } from "../model";
import { subscriptionChanges } from "../subscription-changes";
import { type CheckedSubscription, checkSubscription } from "./check-subscription";
import { findSubscription } from "./subscription-rows";

export interface CreateSubscriptionInput {
  scope: OwningScope;
  body: SubscriptionBody;
}

/** A bound against accidents: two at once may pass it by one. Counted in an index that holds no deleted ones. */
async function refuseTooMany(transaction: Transaction, organizationId: string): Promise<void> {
  const [row] = await transaction
    .select({ registered: count() })
    .from(subscriptions)
    .where(and(eq(subscriptions.organizationId, organizationId), isNull(subscriptions.deletedAt)));
  if ((row?.registered ?? 0) < maxSubscriptions) return;
  throw new AppError(
    "conflict",
    `An organization has at most ${maxSubscriptions} subscriptions. Delete some, or let one name several sources.`,
  );
}

async function insert(transaction: Transaction, owner: Owner, id: string, checked: CheckedSubscription) {
  const { organizationId, scopeId } = owner;
  const { notify, userGroups, ...columns } = checked;
  await transaction.insert(subscriptions).values({
    ...columns,
    organizationId,
    id,
    scopeId,
    notifyEmail: notify.email,
    notifySms: notify.sms,
    // By the clock that dates what is received, not the database's.
    enabledAt: new Date(),
  });
  await transaction
    .insert(subscriptionUserGroups)
    .values(userGroups.map((group) => ({ organizationId, subscriptionId: id, groupId: group.id })));
}

/**
 * Registers a subscription. Needs `subscriptions.manage` in its scope. Throws `invalid` with every field at fault, and
 * `conflict` when the organization has as many as it may. Recorded as an event of the scope.
 */
export async function createSubscription(
  context: Context,
  { scope, body }: CreateSubscriptionInput,
): Promise<Subscription> {
  const grant = authorize(context, "subscriptions.manage", scope);
  const owner = ownerOf(grant);
  const id = randomUUID();
  const actor = actorOf(context);
  return retryTransaction(async (transaction) => {
    const checked = await checkSubscription(transaction, grant, body, null);
    await refuseTooMany(transaction, owner.organizationId);
    await insert(transaction, owner, id, checked);
    await raiseRevision(transaction, owner.organizationId);
    const act = {
      event: "Subscription Create",
      actor,
      resource: { id, name: checked.name },
      project: owner.project,
      outcome: "success",
      changes: subscriptionChanges(null, checked),
    } as const;
    await recordAct(transaction, owner.organizationId, act, context);
    const created = await findSubscription(transaction, grant, id);
    if (!created) throw new Error("A subscription that was just written is not there.");
    return created;
  });
}
