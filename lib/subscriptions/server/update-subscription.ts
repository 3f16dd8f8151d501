import "server-only";
import { and, eq, notInArray, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { subscriptions, subscriptionUserGroups } from "@/db/schema/subscriptions";
import { authorize } from "@/lib/access/authorize";
import type { Context } from "@/lib/access/context";
import { type Owner, ownerOf } from "@/lib/access/owner-of";
import type { OwningScope } from "@/lib/access/scope";
import { actorOf } from "@/lib/events/server/actor-of";
import { recordAct } from "@/lib/events/server/record-act";
import { retryTransaction } from "@/lib/events/server/retry-transaction";
import { raiseRevision } from "@/lib/user-groups/server/raise-revision";
import type { SubscriptionPatch } from "../contract";
import type { Subscription } from "../model";
import { subscriptionChanges } from "../subscription-changes";
import { type AskedSubscription, type CheckedSubscription, checkSubscription } from "./check-subscription";
import { lockSubscription } from "./lock-subscription";
import { findSubscription } from "./subscription-rows";

export interface UpdateSubscriptionInput {
  scope: OwningScope;
  id: string;
  patch: SubscriptionPatch;
}

const decidesCodes = ["provider", "service", "resourceType", "events"] as const;

/** The subscription with what the patch says. Changing the codes clears the template, unless the patch names one. */
function merge(stored: Subscription, patch: SubscriptionPatch): AskedSubscription {
  const { notify, ...given } = patch;
  const isOther = decidesCodes.some(
    (name) => given[name] !== undefined && JSON.stringify(given[name]) !== JSON.stringify(stored[name]),
  );
  const { template, events, sources, notify: told, name, enabled } = stored;
  const { provider, service, resourceType } = stored;
  const kept = { name, enabled, provider, service, resourceType, template, events, sources, notify: told };
  const defined = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return {
    ...kept,
    userGroups: undefined,
    template: isOther ? null : stored.template,
    ...defined,
    notify: { email: notify?.email ?? stored.notify.email, sms: notify?.sms ?? stored.notify.sms },
  };
}

async function write(transaction: Transaction, owner: Owner, id: string, checked: CheckedSubscription) {
  const { organizationId } = owner;
  const { notify, userGroups: _groups, ...columns } = checked;
  const now = new Date();
  const enabledAt = sql`CASE WHEN ${subscriptions.enabled} OR NOT ${checked.enabled}::boolean
    THEN ${subscriptions.enabledAt} ELSE ${now.toISOString()}::timestamptz END`;
  await transaction
    .update(subscriptions)
    .set({ ...columns, notifyEmail: notify.email, notifySms: notify.sms, updatedAt: now, enabledAt })
    .where(and(eq(subscriptions.organizationId, organizationId), eq(subscriptions.id, id)));
}

async function writeGroups(
  transaction: Transaction,
  { organizationId }: Owner,
  subscriptionId: string,
  { userGroups }: CheckedSubscription,
) {
  const groupIds = userGroups.map((group) => group.id);
  await transaction
    .delete(subscriptionUserGroups)
    .where(
      and(
        eq(subscriptionUserGroups.organizationId, organizationId),
        eq(subscriptionUserGroups.subscriptionId, subscriptionId),
        notInArray(subscriptionUserGroups.groupId, groupIds),
      ),
    );
  if (groupIds.length === 0) return;
  await transaction
    .insert(subscriptionUserGroups)
    .values(groupIds.map((groupId) => ({ organizationId, subscriptionId, groupId })))
    .onConflictDoNothing();
}

/**
 * Changes what the patch names. Needs `subscriptions.manage` in the subscription's scope. Throws `not_found`, and
 * `invalid` with every field at fault. Recorded as an event of the scope with what changed; a patch that changes
 * nothing writes nothing.
 */
export async function updateSubscription(
  context: Context,
  { scope, id, patch }: UpdateSubscriptionInput,
): Promise<Subscription> {
  const grant = authorize(context, "subscriptions.manage", scope);
  const owner = ownerOf(grant);
  const actor = actorOf(context);
  return retryTransaction(async (transaction) => {
    const stored = await lockSubscription(transaction, grant, id);
    const checked = await checkSubscription(transaction, grant, merge(stored, patch), stored);
    const changes = subscriptionChanges(stored, checked);
    if (changes.length === 0) return stored;
    await write(transaction, owner, id, checked);
    // Links that nobody asked to change are left to whoever deletes their group at the same time.
    if (patch.userGroups !== undefined) await writeGroups(transaction, owner, id, checked);
    await raiseRevision(transaction, owner.organizationId);
    const resource = { id, name: checked.name };
    const { project } = owner;
    const act = {
      event: "Subscription Update",
      actor,
      resource,
      project,
      outcome: "success",
      changes,
    } as const;
    await recordAct(transaction, owner.organizationId, act, context);
    return (await findSubscription(transaction, grant, id)) ?? stored;
  });
}
