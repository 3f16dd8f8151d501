import "server-only";
import { and, eq } from "drizzle-orm";
import { savedViews } from "@/db/schema/saved-views";
import type { Context } from "@/lib/access/context";
import { authorizeEventRead } from "@/lib/events/server/event-access";
import { retryTransaction } from "@/lib/events/server/retry-transaction";
import { AppError } from "@/lib/shared/errors";
import { recordViewAct } from "./record-view-act";
import { lockSavedView } from "./saved-view-rows";
import { viewReader } from "./view-reader";

/**
 * Deletes a view, for everybody who sees it: by its maker or, while it is shared, by who has `savedViews.manage` there.
 * Throws `not_found` and `forbidden`. Recorded with what it was where others saw it.
 */
export async function deleteSavedView(
  context: Context,
  { organization, id }: { organization: string; id: string },
): Promise<void> {
  const reader = viewReader(context, authorizeEventRead(context, { kind: "all", organization }));
  await retryTransaction(async (transaction) => {
    const before = await lockSavedView(transaction, reader, id);
    if (!before.mayChange) {
      throw new AppError("forbidden", "A shared view is deleted by its maker, or by who manages views here.");
    }
    await transaction
      .delete(savedViews)
      .where(and(eq(savedViews.organizationId, reader.organization.id), eq(savedViews.id, id)));
    await recordViewAct(transaction, context, reader, before, null);
  });
}
