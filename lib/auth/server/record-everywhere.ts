import "server-only";
import { asc, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { organizationMembers } from "@/db/schema/organizations";
import type { Act, ActSource } from "@/lib/events/server/act-event";
import { recordAct } from "@/lib/events/server/record-act";

/** An act of a person on their own account. */
export type OwnAct = Pick<Act, "event" | "outcome" | "reason" | "message"> & {
  person: { id: string; email: string; name: string };
};

/**
 * Records an act of a person in every organization that they belong to: each has its own trail, and signing in
 * opens all of them. Commits with the caller's transaction or not at all.
 */
export async function recordEverywhere(
  transaction: Transaction,
  own: OwnAct,
  source: ActSource,
): Promise<void> {
  const { person, ...rest } = own;
  const memberships = await transaction
    .select({ organizationId: organizationMembers.organizationId })
    .from(organizationMembers)
    .where(eq(organizationMembers.userId, person.id))
    // In one order for everyone, or two people of the same organizations could wait for each other.
    .orderBy(asc(organizationMembers.organizationId));
  const resource = { id: person.id, name: person.email };
  const actor = { type: "user", id: person.id, email: person.email, name: person.name } as const;
  const occurredAt = new Date();
  for (const { organizationId } of memberships) {
    await recordAct(transaction, organizationId, { ...rest, actor, resource }, source, occurredAt);
  }
}
