import "server-only";
import { and, eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { userGroups } from "@/db/schema/user-groups";
import { authorize, type Grant } from "@/lib/access/authorize";
import type { Context } from "@/lib/access/context";
import { ownerOf } from "@/lib/access/owner-of";
import type { OwningScope } from "@/lib/access/scope";
import type { Act } from "@/lib/events/server/act-event";
import { actorOf } from "@/lib/events/server/actor-of";
import { recordAct } from "@/lib/events/server/record-act";
import { retryTransaction } from "@/lib/events/server/retry-transaction";
import type { UserGroup } from "../model";
import { changesOfGroup } from "../user-group-changes";
import { raiseRevision } from "./raise-revision";
import { readUserGroup } from "./user-group-rows";

interface Left extends Record<string, unknown> {
  id: string;
  name: string;
  before: { id: string; name: string }[];
}

/** What subscriptions that tell a group are told to, so that the trail of each says when it lost the group. */
async function readTold(transaction: Transaction, organizationId: string, groupId: string): Promise<Left[]> {
  const { rows } = await transaction.execute<Left>(sql`
    SELECT s.id, s.name, json_agg(json_build_object('id', g.id, 'name', g.name) ORDER BY g.name, g.id) AS before
    FROM subscription_user_groups own
    JOIN subscriptions s ON s.organization_id = own.organization_id AND s.id = own.subscription_id
    JOIN subscription_user_groups l ON l.organization_id = s.organization_id AND l.subscription_id = s.id
    JOIN user_groups g ON g.organization_id = l.organization_id AND g.id = l.group_id
    WHERE own.organization_id = ${organizationId} AND own.group_id = ${groupId} AND s.deleted_at IS NULL
    GROUP BY s.id, s.name ORDER BY s.name, s.id`);
  return rows;
}

/** The deletion, and of each subscription that it leaves another one a change of its own. */
function actsOf(context: Context, grant: Grant, group: UserGroup, told: readonly Left[]): Act[] {
  const { project } = ownerOf(grant);
  const common = { actor: actorOf(context), project, outcome: "success" } as const;
  const subscriptions = told.map(({ id, name }) => ({ id, name }));
  const changes = [
    ...changesOfGroup(group, null),
    ...(subscriptions.length > 0 ? [{ path: "subscriptions", before: subscriptions }] : []),
  ];
  return [
    { ...common, event: "User Group Delete", resource: { id: group.id, name: group.name }, changes },
    ...told.map(({ id, name, before }): Act => {
      const after = before.filter((kept) => kept.id !== group.id);
      const resource = { id, name };
      return {
        ...common,
        event: "Subscription Update",
        resource,
        changes: [{ path: "userGroups", before, after }],
      };
    }),
  ];
}

/**
 * Deletes a group and, in the same transaction, takes it out of the subscriptions that tell it; answers which.
 * Needs `subscriptions.manage`; throws `not_found`. Recorded as User Group Delete, and as Subscription Update of each.
 */
export async function deleteUserGroup(
  context: Context,
  { scope, id }: { scope: OwningScope; id: string },
): Promise<{ removedFrom: UserGroup["subscriptions"] }> {
  const grant = authorize(context, "subscriptions.manage", scope);
  const { organizationId } = ownerOf(grant);
  return retryTransaction(async (transaction) => {
    const { id: groupId } = await readUserGroup(transaction, grant, id);
    const isThis = and(eq(userGroups.organizationId, organizationId), eq(userGroups.id, groupId));
    // Who saves a subscription with this group waits, and then finds it gone.
    await transaction.select({ id: userGroups.id }).from(userGroups).where(isThis).for("update");
    const group = await readUserGroup(transaction, grant, groupId);
    const told = await readTold(transaction, organizationId, groupId);
    await transaction.delete(userGroups).where(isThis);
    await raiseRevision(transaction, organizationId);
    await recordAct(transaction, organizationId, actsOf(context, grant, group, told), context);
    return { removedFrom: told.map(({ id, name }) => ({ id, name })) };
  });
}
