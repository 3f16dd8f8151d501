import type { Route } from "next";
import { type EventListScope, eventsPath } from "@/lib/navigation/paths";
import type { SavedView } from "@/lib/saved-views/model";
import { defaultViewOf } from "@/lib/saved-views/views-of-list";
import { defaultRange } from "../list-address";

/** The list without filters: where a default view would stand in for a bare address, the range says it. */
export const plainListPath = (scope: EventListScope, views: readonly SavedView[]): Route =>
  defaultViewOf(views, scope) === null
    ? eventsPath(scope)
    : (`${eventsPath(scope)}?from=${defaultRange.from}` as Route);
