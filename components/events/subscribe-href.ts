import type { Route } from "next";
import type { EventFilterField, EventFilters } from "@/lib/events/filters";
import { type EventListScope, type OwningListScope, subscriptionsPath } from "@/lib/navigation/paths";

/** Where a person may register subscriptions. */
export interface Subscribable {
  organization: boolean;
  /** Slugs. */
  projects: readonly string[];
}

const wanted = (filters: EventFilters, field: EventFilterField) =>
  filters[field].filter(({ negated }) => !negated).map(({ value }) => value);

/** Whose events the list shows, where they are those of one owner alone. */
function ownerOf(scope: EventListScope, filters: EventFilters): OwningListScope | null {
  if (scope.kind !== "all") return scope;
  const [project, ...others] = wanted(filters, "project");
  if (project === undefined || others.length > 0) return null;
  return { kind: "project", organization: scope.organization, project };
}

/**
 * The popup that registers a subscription, filled in with what the filters ask for; null where the person may not
 * register one, or where the list is of several projects.
 */
export function subscribeHref(
  scope: EventListScope,
  filters: EventFilters,
  { organization, projects }: Subscribable,
): Route | null {
  const owner = ownerOf(scope, filters);
  if (!owner || !(owner.kind === "project" ? projects.includes(owner.project) : organization)) return null;
  const parameters = new URLSearchParams({ dialog: "new-subscription" });
  // A subscription has one type: of several, the person chooses.
  for (const field of ["provider", "service", "resourceType"] as const) {
    const [only, ...others] = wanted(filters, field);
    if (only !== undefined && others.length === 0) parameters.set(field, only);
  }
  for (const field of ["event", "resourceId", "resourceName"] as const) {
    for (const value of wanted(filters, field)) parameters.append(field, value);
  }
  return `${subscriptionsPath(owner)}?${parameters}` as Route;
}
