import "server-only";
import { and, count, eq, ne, type SQL } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { savedViewDefaults, savedViews } from "@/db/schema/saved-views";
import { errorCode } from "@/lib/shared/error-code";
import { AppError } from "@/lib/shared/errors";
import { maxOwnViews, maxSharedViews } from "../model";
import type { ListKey, ViewReader } from "./view-reader";

/** PostgreSQL's unique_violation; of views only the name in its list can be taken. */
const uniqueViolation = "23505";

/** Turns a taken name into the fault of that field; anything else is thrown as it is. */
export function rethrowTakenName(error: unknown): never {
  if (errorCode(error) !== uniqueViolation) throw error;
  throw new AppError("invalid", "The view was not saved.", {
    fields: [{ path: "name", message: "There is a view of this name already." }],
    cause: error,
  });
}

async function refuseFrom(transaction: Transaction, condition: SQL | undefined, max: number, words: string) {
  const [row] = await transaction.select({ views: count() }).from(savedViews).where(condition);
  if ((row?.views ?? 0) >= max) throw new AppError("conflict", `${words} at most ${max} views. Delete some.`);
}

/** Bounds against accidents: two at once may pass them by one. Throws `conflict`. */
export async function refuseTooManyOwn(transaction: Transaction, { organization, personId }: ViewReader) {
  const isOwn = and(eq(savedViews.organizationId, organization.id), eq(savedViews.ownerId, personId));
  await refuseFrom(transaction, isOwn, maxOwnViews, "One person keeps");
}

export async function refuseTooManyShared(transaction: Transaction, { organization }: ViewReader) {
  const isShared = and(eq(savedViews.organizationId, organization.id), eq(savedViews.isShared, true));
  await refuseFrom(transaction, isShared, maxSharedViews, "An organization shares");
}

/** The defaults of some people that are this view. */
const opensWith = (organizationId: string, viewId: string, people: SQL) =>
  and(eq(savedViewDefaults.organizationId, organizationId), eq(savedViewDefaults.viewId, viewId), people);

/** Makes a view the one that the person's list opens with, or takes that from it; another list keeps its own. */
export async function writeDefault(
  transaction: Transaction,
  { organization, personId }: ViewReader,
  { id, list, scopeId }: ListKey & { id: string },
  isDefault: boolean,
): Promise<void> {
  const key = { organizationId: organization.id, userId: personId, list, scopeId };
  if (isDefault) {
    await transaction
      .insert(savedViewDefaults)
      .values({ ...key, viewId: id })
      .onConflictDoUpdate({
        target: [
          savedViewDefaults.organizationId,
          savedViewDefaults.userId,
          savedViewDefaults.list,
          savedViewDefaults.scopeId,
        ],
        set: { viewId: id },
      });
    return;
  }
  await transaction
    .delete(savedViewDefaults)
    .where(opensWith(organization.id, id, eq(savedViewDefaults.userId, personId)));
}

/** A view that is private again opens nobody else's list, also not when it is shared once more. */
export async function forgetOthersDefaults(
  transaction: Transaction,
  { organization, personId }: ViewReader,
  id: string,
): Promise<void> {
  await transaction
    .delete(savedViewDefaults)
    .where(opensWith(organization.id, id, ne(savedViewDefaults.userId, personId)));
}
