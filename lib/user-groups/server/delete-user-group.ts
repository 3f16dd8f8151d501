import "server-only";
import { and, eq } from "drizzle-orm";
import { userGroups } from "@/db/schema/user-groups";
import { authorize } from "@/lib/access/authorize";
import type { Context } from "@/lib/access/context";
import { ownerOf } from "@/lib/access/owner-of";
import type { OwningScope } from "@/lib/access/scope";
import { actorOf } from "@/lib/events/server/actor-of";
import { recordAct } from "@/lib/events/server/record-act";
import { retryTransaction } from "@/lib/events/server/retry-transaction";
import type { UserGroup } from "../model";
import { changesOfGroup } from "../user-group-changes";
import { raiseRevision } from "./raise-revision";
import { readUserGroup } from "./user-group-rows";

/**
 * Deletes a group and, in the same transaction, takes it out of the subscriptions that tell it; answers which.
 * Needs `subscriptions.manage`; throws `not_found`. Recorded as User Group Delete.
 */
export async function deleteUserGroup(
  context: Context,
  { scope, id }: { scope: OwningScope; id: string },
): Promise<{ removedFrom: UserGroup["subscriptions"] }> {
  const grant = authorize(context, "subscriptions.manage", scope);
  const { organizationId, project } = ownerOf(grant);
  return retryTransaction(async (transaction) => {
    const { id: groupId } = await readUserGroup(transaction, grant, id);
    const isThis = and(eq(userGroups.organizationId, organizationId), eq(userGroups.id, groupId));
    // Who saves a subscription with this group waits, and then finds it gone.
    await transaction.select({ id: userGroups.id }).from(userGroups).where(isThis).for("update");
    const group = await readUserGroup(transaction, grant, groupId);
    await transaction.delete(userGroups).where(isThis);
    await raiseRevision(transaction, organizationId);
    const removedFrom = group.subscriptions;
    const changes = [
      ...changesOfGroup(group, null),
      ...(removedFrom.length > 0
        ? [{ path: "subscriptions", before: removedFrom.map(({ name }) => name) }]
        : []),
    ];
    const resource = { id: groupId, name: group.name };
    const act = { event: "User Group Delete", actor: actorOf(context), resource, project, changes } as const;
    await recordAct(transaction, organizationId, { ...act, outcome: "success" }, context);
    return { removedFrom };
  });
}
