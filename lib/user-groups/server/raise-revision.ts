import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { subscriptionRevisions } from "@/db/schema/subscriptions";

/** Tells workers that an organization's subscriptions, or the groups that they tell, are others once this commits. */
export async function raiseRevision(transaction: Transaction, organizationId: string): Promise<void> {
  await transaction
    .insert(subscriptionRevisions)
    .values({ organizationId, revision: 1 })
    .onConflictDoUpdate({
      target: subscriptionRevisions.organizationId,
      set: { revision: sql`${subscriptionRevisions.revision} + 1` },
    });
}
