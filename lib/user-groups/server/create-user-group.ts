import "server-only";
import { randomUUID } from "node:crypto";
import { userGroups } from "@/db/schema/user-groups";
import { authorize } from "@/lib/access/authorize";
import type { Context } from "@/lib/access/context";
import { ownerOf } from "@/lib/access/owner-of";
import type { OwningScope } from "@/lib/access/scope";
import { actorOf } from "@/lib/events/server/actor-of";
import { recordAct } from "@/lib/events/server/record-act";
import { retryTransaction } from "@/lib/events/server/retry-transaction";
import type { UserGroupBody } from "../contract";
import type { UserGroup } from "../model";
import { changesOfGroup } from "../user-group-changes";
import { readUserGroup } from "./user-group-rows";
import { requireMembersOfKind, rethrowTakenName, writeGroupMembers } from "./write-group-members";

/**
 * Makes a group in a project or in the organization. Needs `subscriptions.manage`. Throws `invalid` for a name that is
 * taken and for people who are no members. Recorded as User Group Create.
 */
export async function createUserGroup(
  context: Context,
  { scope, body }: { scope: OwningScope; body: UserGroupBody },
): Promise<UserGroup> {
  const grant = authorize(context, "subscriptions.manage", scope);
  const { organizationId, scopeId, project } = ownerOf(grant);
  requireMembersOfKind(body.kind, body.members);
  const id = randomUUID();
  return retryTransaction(async (transaction) => {
    await transaction
      .insert(userGroups)
      .values({ organizationId, id, scopeId, name: body.name, kind: body.kind });
    await writeGroupMembers(transaction, grant, id, body.members);
    const group = await readUserGroup(transaction, grant, id);
    const resource = { id, name: group.name };
    const changes = changesOfGroup(null, group);
    const act = { event: "User Group Create", actor: actorOf(context), resource, project, changes } as const;
    await recordAct(transaction, organizationId, { ...act, outcome: "success" }, context);
    return group;
  }).catch(rethrowTakenName);
}
