import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { userGroups } from "@/db/schema/user-groups";
import { authorize, type Grant } from "@/lib/access/authorize";
import type { Context } from "@/lib/access/context";
import { ownerOf } from "@/lib/access/owner-of";
import type { OwningScope } from "@/lib/access/scope";
import { actorOf } from "@/lib/events/server/actor-of";
import { recordAct } from "@/lib/events/server/record-act";
import { retryTransaction } from "@/lib/events/server/retry-transaction";
import type { UserGroupPatch } from "../contract";
import type { UserGroup } from "../model";
import { changesOfGroup } from "../user-group-changes";
import { readUserGroup } from "./user-group-rows";
import { requireMembersOfKind, rethrowTakenName, writeGroupMembers } from "./write-group-members";

/** Who is chosen once the patch is in; null where it asks for nobody else than who is in the group now. */
function wantedMembers({ kind: oldKind, members }: UserGroup, patch: UserGroupPatch): string[] | null {
  const { kind = oldKind } = patch;
  const present = members.map(({ userId }) => userId);
  if (patch.members === undefined) return kind === oldKind ? null : kind === "members" ? present : [];
  const sent = new Set(patch.members);
  const isSame = sent.size === present.length && present.every((id) => sent.has(id));
  return kind === "members" && kind === oldKind && sent.size > 0 && isSame ? null : patch.members;
}

async function save(transaction: Transaction, grant: Grant, before: UserGroup, patch: UserGroupPatch) {
  const { organizationId } = ownerOf(grant);
  const { name = before.name, kind = before.kind } = patch;
  const members = wantedMembers(before, patch);
  if (members) requireMembersOfKind(kind, members);
  await transaction
    .update(userGroups)
    .set({ name, kind })
    .where(and(eq(userGroups.organizationId, organizationId), eq(userGroups.id, before.id)));
  // Nobody sees who is deactivated, so a change of something else must not drop them.
  if (members) await writeGroupMembers(transaction, grant, before.id, members);
  return readUserGroup(transaction, grant, before.id);
}

/**
 * Changes a group. Needs `subscriptions.manage`; throws `not_found` and, as creating does, `invalid`. Recorded as
 * User Group Update, unless nothing changed.
 */
export async function updateUserGroup(
  context: Context,
  { scope, id, patch }: { scope: OwningScope; id: string; patch: UserGroupPatch },
): Promise<UserGroup> {
  const grant = authorize(context, "subscriptions.manage", scope);
  const { organizationId, project } = ownerOf(grant);
  return retryTransaction(async (transaction) => {
    const { id: groupId } = await readUserGroup(transaction, grant, id);
    // Two changes at once take turns here, so that each records what it really found.
    await transaction
      .select({ id: userGroups.id })
      .from(userGroups)
      .where(and(eq(userGroups.organizationId, organizationId), eq(userGroups.id, groupId)))
      .for("update");
    const before = await readUserGroup(transaction, grant, groupId);
    const after = await save(transaction, grant, before, patch);
    const changes = changesOfGroup(before, after);
    if (changes.length === 0) return after;
    const resource = { id: groupId, name: after.name };
    const act = { event: "User Group Update", actor: actorOf(context), resource, project, changes } as const;
    await recordAct(transaction, organizationId, { ...act, outcome: "success" }, context);
    return after;
  }).catch(rethrowTakenName);
}
