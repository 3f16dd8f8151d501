import type { Change } from "@/lib/events/model";
import type { SavedView } from "./model";

const recorded = ["name", "query", "isShared"] as const;

/** What every reader of a view sees of it and differs, before and after; null for a view that is not there. */
export function changesOfView(
  before: Pick<SavedView, (typeof recorded)[number]> | null,
  after: Pick<SavedView, (typeof recorded)[number]> | null,
): Change[] {
  return recorded
    .filter((path) => before?.[path] !== after?.[path])
    .map((path) => ({ path, before: before?.[path], after: after?.[path] }));
}
