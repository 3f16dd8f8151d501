import "server-only";
import { randomUUID } from "node:crypto";
import { savedViews } from "@/db/schema/saved-views";
import type { Context } from "@/lib/access/context";
import type { RequestedScope } from "@/lib/access/scope";
import { authorizeEventRead, type EventAccess } from "@/lib/events/server/event-access";
import { retryTransaction } from "@/lib/events/server/retry-transaction";
import type { SavedViewBody } from "../contract";
import type { SavedView } from "../model";
import { readViewQuery } from "../view-query";
import { recordViewAct } from "./record-view-act";
import { readSavedView, toSavedView } from "./saved-view-rows";
import { type ListKey, viewReader } from "./view-reader";
import { refuseTooManyOwn, refuseTooManyShared, rethrowTakenName, writeDefault } from "./write-view";

const scopeOf = (organization: string, { scope, project }: SavedViewBody): RequestedScope =>
  scope === "project"
    ? { kind: "project", organization, project: project ?? "" }
    : { kind: scope, organization };

function listKeyOf({ scope }: SavedViewBody, { organization, projects }: EventAccess): ListKey {
  const [reach] = projects.map((grant) => grant.reach.projects);
  const project = scope === "project" && reach !== "every" ? reach?.[0] : undefined;
  return { list: scope, scopeId: project?.id ?? organization.id };
}

/**
 * Keeps a list under a name. Whoever may read the list may keep and share a view of it. Throws `invalid` for a query that
 * the list can't be asked and for a name that the person has given to another view of it, `conflict` when the person
 * or the organization keeps as many as it may. A shared one is recorded.
 */
export async function createSavedView(
  context: Context,
  { organization, body }: { organization: string; body: SavedViewBody },
): Promise<SavedView> {
  const scope = scopeOf(organization, body);
  const key = listKeyOf(body, authorizeEventRead(context, scope));
  const { filters, query } = readViewQuery(body.query, Date.now());
  authorizeEventRead(context, scope, filters.project);
  const reader = viewReader(context, authorizeEventRead(context, { kind: "all", organization }));
  const { name, isShared } = body;
  const id = randomUUID();
  return retryTransaction(async (transaction) => {
    await refuseTooManyOwn(transaction, reader);
    if (isShared) await refuseTooManyShared(transaction, reader);
    const owned = { organizationId: reader.organization.id, ownerId: reader.personId };
    await transaction.insert(savedViews).values({ ...owned, ...key, id, name, isShared, query });
    if (body.isDefault) await writeDefault(transaction, reader, { ...key, id }, true);
    const view = await readSavedView(transaction, reader, id);
    await recordViewAct(transaction, context, reader, null, view);
    return toSavedView(view);
  }).catch(rethrowTakenName);
}
