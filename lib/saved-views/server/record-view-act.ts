import "server-only";
import type { Transaction } from "@/db/client";
import type { Context } from "@/lib/access/context";
import { actorOf } from "@/lib/events/server/actor-of";
import { recordAct } from "@/lib/events/server/record-act";
import type { SavedView } from "../model";
import { changesOfView } from "../view-changes";
import type { ListKey, ViewReader } from "./view-reader";

type Recorded = SavedView & ListKey;

/**
 * Records what was done to a view that others see, or saw: before it was done and after, null where there was none.
 * What a person keeps for themselves is nobody's business, and neither is which view opens their list.
 */
export async function recordViewAct(
  transaction: Transaction,
  context: Context,
  reader: ViewReader,
  before: Recorded | null,
  after: Recorded | null,
): Promise<void> {
  const view = after ?? before;
  const isSeen = before?.isShared || after?.isShared;
  const changes = changesOfView(before, after);
  if (!view || !isSeen || changes.length === 0) return;
  const event =
    before === null ? "Saved View Create" : after === null ? "Saved View Delete" : "Saved View Update";
  const act = {
    event,
    actor: actorOf(context),
    resource: { id: view.id, name: view.name },
    project: reader.projectOf(view),
    outcome: "success",
    changes,
  } as const;
  await recordAct(transaction, reader.organization.id, act, context);
}
