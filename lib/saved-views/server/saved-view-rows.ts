import "server-only";
import { and, asc, eq, or, type SQL } from "drizzle-orm";
import type { Queryable, Transaction } from "@/db/client";
import { savedViewDefaults, savedViews } from "@/db/schema/saved-views";
import { users } from "@/db/schema/users";
import { AppError } from "@/lib/shared/errors";
import { maxOwnViews, maxSharedViews, type SavedView } from "../model";
import type { ListKey, ViewReader } from "./view-reader";

/** Two at once may pass a bound by one each; more than this is never read. */
const maxRead = 2 * (maxOwnViews + maxSharedViews);

/** Views that fit `condition` and that the reader sees, by name: their own and shared ones, of lists that they may open. */
export async function readSavedViews(
  queryable: Queryable,
  reader: ViewReader,
  condition?: SQL,
): Promise<(SavedView & ListKey)[]> {
  const organizationId = reader.organization.id;
  const rows = await queryable
    .select({ view: savedViews, owner: users.name, defaultOf: savedViewDefaults.userId })
    .from(savedViews)
    .innerJoin(users, eq(users.id, savedViews.ownerId))
    .leftJoin(
      savedViewDefaults,
      and(
        eq(savedViewDefaults.organizationId, savedViews.organizationId),
        eq(savedViewDefaults.viewId, savedViews.id),
        eq(savedViewDefaults.userId, reader.personId),
      ),
    )
    .where(
      and(
        eq(savedViews.organizationId, organizationId),
        or(eq(savedViews.ownerId, reader.personId), eq(savedViews.isShared, true)),
        condition,
      ),
    )
    .orderBy(asc(savedViews.name), asc(savedViews.id))
    .limit(maxRead);
  return rows.flatMap(({ view, owner, defaultOf }) => {
    const { id, name, list, scopeId, query, isShared } = view;
    const isOwn = view.ownerId === reader.personId;
    // A shared view may name a project that its reader may not know of.
    if (!reader.mayOpen(view) || !(isOwn || reader.mayAsk(query))) return [];
    const project = reader.projectOf(view)?.slug ?? null;
    const mayChange = isOwn || reader.mayManage(view);
    const facts = { id, name, scope: list, project, query, isShared, owner };
    return [{ ...facts, isOwn, mayChange, isDefault: defaultOf !== null, list, scopeId }];
  });
}

/** A view as it is answered: without the keys of its row. */
export const toSavedView = ({ list: _, scopeId: __, ...view }: SavedView & ListKey): SavedView => view;

/** One view that the reader sees. Throws `not_found`, also for somebody else's private view. */
export async function readSavedView(queryable: Queryable, reader: ViewReader, id: string) {
  const [view] = await readSavedViews(queryable, reader, eq(savedViews.id, id));
  if (!view) throw new AppError("not_found", "There is no such view, or none that you may see.");
  return view;
}

/** One view that the reader sees and that nobody else changes until the transaction ends. Throws `not_found`. */
export async function lockSavedView(transaction: Transaction, reader: ViewReader, id: string) {
  await transaction
    .select({ id: savedViews.id })
    .from(savedViews)
    .where(and(eq(savedViews.organizationId, reader.organization.id), eq(savedViews.id, id)))
    .for("update");
  return readSavedView(transaction, reader, id);
}
