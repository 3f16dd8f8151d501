import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { eventTemplates } from "@/db/schema/subscriptions";
import type { Grant } from "@/lib/access/authorize";
import { AppError } from "@/lib/shared/errors";

/** An own template, which nobody else changes until the transaction ends. Throws `not_found`. */
export async function lockTemplate(transaction: Transaction, { organization }: Grant, id: string) {
  const [row] = await transaction
    .select()
    .from(eventTemplates)
    .where(and(eq(eventTemplates.organizationId, organization.id), eq(eventTemplates.id, id)))
    .for("update");
  if (!row) throw new AppError("not_found", "The organization has no such template.");
  return row;
}
