import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { Grant } from "@/lib/access/authorize";
import { ownerOf } from "@/lib/access/owner-of";
import { AppError } from "@/lib/shared/errors";
import type { Subscription } from "../model";
import { findSubscription } from "./subscription-rows";

/**
 * One subscription, which nobody else changes until the transaction ends: of two changes at once the second starts from
 * what the first one left. Throws `not_found`.
 */
export async function lockSubscription(
  transaction: Transaction,
  grant: Grant,
  id: string,
): Promise<Subscription> {
  const { organizationId, scopeId } = ownerOf(grant);
  await transaction.execute(sql`
    SELECT 1 FROM subscriptions
    WHERE organization_id = ${organizationId} AND id = ${id} AND scope_id = ${scopeId}
      AND deleted_at IS NULL
    FOR UPDATE`);
  // Read in a statement of its own: the one that waited for the lock may have seen what was there before.
  const found = await findSubscription(transaction, grant, id);
  if (!found) throw new AppError("not_found", "There is no such subscription here.");
  return found;
}
