import "server-only";
import { and, eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { userGroupMembers } from "@/db/schema/user-groups";
import type { Grant } from "@/lib/access/authorize";
import { ownerOf } from "@/lib/access/owner-of";
import { presentMembers } from "@/lib/members/server/member-rows";
import { errorCode } from "@/lib/shared/error-code";
import { AppError } from "@/lib/shared/errors";

const invalid = (path: string, message: string) =>
  new AppError("invalid", "The user group was not saved.", { fields: [{ path, message }] });

/** A group of everybody has no list, and one of chosen people has at least one name on it. */
export function requireMembersOfKind(kind: string, members: readonly string[]): void {
  if (kind === "members" && members.length === 0) throw invalid("members", "Choose at least one member.");
  if (kind === "all_members" && members.length > 0) {
    throw invalid("members", "A group of all members has no list of its own: leave it out.");
  }
}

/** Replaces who is chosen. Throws `invalid`, naming the place, for anybody who is no member of the scope now. */
export async function writeGroupMembers(
  transaction: Transaction,
  grant: Grant,
  groupId: string,
  members: readonly string[],
): Promise<void> {
  const { organizationId } = ownerOf(grant);
  const ids = [...new Set(members)];
  const { rows } = await transaction.execute<{ user_id: string }>(
    sql`SELECT user_id FROM (${presentMembers(grant)}) member WHERE user_id = ANY(${sql.param(ids)}::uuid[])`,
  );
  const present = new Set(rows.map((row) => row.user_id));
  const stranger = members.findIndex((id) => !present.has(id.toLowerCase()));
  if (stranger >= 0) throw invalid(`members.${stranger}`, "This is nobody who is a member here.");
  await transaction
    .delete(userGroupMembers)
    .where(and(eq(userGroupMembers.organizationId, organizationId), eq(userGroupMembers.groupId, groupId)));
  if (present.size > 0) {
    await transaction
      .insert(userGroupMembers)
      .values([...present].map((userId) => ({ organizationId, groupId, userId })));
  }
}

/** PostgreSQL's unique_violation; of groups only the name in its scope can be taken. */
const uniqueViolation = "23505";

/** Turns a taken name into the fault of that field; anything else is thrown as it is. */
export function rethrowTakenName(error: unknown): never {
  if (errorCode(error) === uniqueViolation) throw invalid("name", "There is a group of this name already.");
  throw error;
}
