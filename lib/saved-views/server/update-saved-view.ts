import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { savedViews } from "@/db/schema/saved-views";
import type { Context } from "@/lib/access/context";
import type { RequestedScope } from "@/lib/access/scope";
import { authorizeEventRead } from "@/lib/events/server/event-access";
import { retryTransaction } from "@/lib/events/server/retry-transaction";
import { AppError } from "@/lib/shared/errors";
import type { SavedViewPatch } from "../contract";
import type { SavedView } from "../model";
import { changesOfView } from "../view-changes";
import { readViewQuery } from "../view-query";
import { recordViewAct } from "./record-view-act";
import { lockSavedView, readSavedView, toSavedView } from "./saved-view-rows";
import { type ListKey, type ViewReader, viewReader } from "./view-reader";
import { forgetOthersDefaults, refuseTooManyShared, rethrowTakenName, writeDefault } from "./write-view";

export interface UpdateSavedViewInput {
  organization: string;
  id: string;
  patch: SavedViewPatch;
}

const scopeOf = ({ organization }: ViewReader, { list, scopeId }: ListKey): RequestedScope =>
  list === "project"
    ? { kind: "project", organization: organization.id, project: scopeId }
    : { kind: list, organization: organization.id };

function refuseUnlessTheirs(before: SavedView, after: Pick<SavedView, "isShared">): void {
  if (!before.mayChange) {
    throw new AppError("forbidden", "A shared view is changed by its maker, or by who manages views here.");
  }
  // Whoever manages would lose sight of it, and its maker would not know why others did.
  if (before.isShared && !after.isShared && !before.isOwn) {
    throw new AppError("forbidden", "Only its maker makes a view private again.");
  }
}

async function writeChanges(
  transaction: Transaction,
  reader: ViewReader,
  before: SavedView,
  after: Pick<SavedView, "name" | "query" | "isShared">,
): Promise<void> {
  refuseUnlessTheirs(before, after);
  if (after.isShared && !before.isShared) await refuseTooManyShared(transaction, reader);
  await transaction
    .update(savedViews)
    .set({ ...after, updatedAt: new Date() })
    .where(and(eq(savedViews.organizationId, reader.organization.id), eq(savedViews.id, before.id)));
  if (before.isShared && !after.isShared) await forgetOthersDefaults(transaction, reader, before.id);
}

/**
 * Renames a view, puts another list in its place, shares it or takes that back, and makes it the one that the caller's
 * own list opens with, which everybody who sees it may. The rest is for its maker and, while it is shared, for who has
 * `savedViews.manage` there; else `forbidden`. Throws `not_found`, `invalid` and `conflict` as making one does.
 * Recorded where others see it; a patch that changes nothing writes nothing.
 */
export async function updateSavedView(
  context: Context,
  { organization, id, patch: { isDefault, ...patch } }: UpdateSavedViewInput,
): Promise<SavedView> {
  const reader = viewReader(context, authorizeEventRead(context, { kind: "all", organization }));
  return retryTransaction(async (transaction) => {
    const before = await lockSavedView(transaction, reader, id);
    const read = patch.query === undefined ? null : readViewQuery(patch.query, Date.now());
    if (read) authorizeEventRead(context, scopeOf(reader, before), read.filters.project);
    const after = {
      name: patch.name ?? before.name,
      isShared: patch.isShared ?? before.isShared,
      query: read?.query ?? before.query,
    };
    if (changesOfView(before, after).length > 0) await writeChanges(transaction, reader, before, after);
    if (isDefault !== undefined) await writeDefault(transaction, reader, before, isDefault);
    const view = await readSavedView(transaction, reader, id);
    await recordViewAct(transaction, context, reader, before, view);
    return toSavedView(view);
  }).catch(rethrowTakenName);
}
