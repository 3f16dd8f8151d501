import type { SavedView } from "./model";

/** A list of events; `project` is a slug. */
type List = { kind: "organization" | "all" } | { kind: "project"; project: string };

/** Those of the views that are of one list. */
export const viewsOfList = (views: readonly SavedView[], list: List): SavedView[] =>
  views.filter(
    ({ scope, project }) => scope === list.kind && (list.kind !== "project" || project === list.project),
  );

/** The view that the reader's list opens with where an address names nothing else. */
export const defaultViewOf = (views: readonly SavedView[], list: List): SavedView | null =>
  viewsOfList(views, list).find(({ isDefault }) => isDefault) ?? null;
