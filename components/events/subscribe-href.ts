import type { Route } from "next";
import { type EventFilterField, type EventFilters, eventFilterNames } from "@/lib/events/filters";
import { type EventListScope, type OwningListScope, subscriptionsPath } from "@/lib/navigation/paths";

/** Where a person may register subscriptions. */
export interface Subscribable {
  organization: boolean;
  /** Slugs. */
  projects: readonly string[];
}

const wanted = (filters: EventFilters, field: EventFilterField) =>
  filters[field].filter(({ negated, isPrefix }) => !negated && !isPrefix).map(({ value }) => value);

/** Whose events the list shows, where they are those of one owner alone. */
function ownerOf(scope: EventListScope, filters: EventFilters): OwningListScope | null {
  if (scope.kind !== "all") return scope;
  const [project, ...others] = wanted(filters, "project");
  if (project === undefined || others.length > 0) return null;
  return { kind: "project", organization: scope.organization, project };
}

/** A subscription's sources are whole names: the list's filter by a part of a name is none of them. */
const taken = ["provider", "service", "resourceType", "event", "resourceId"] as const;

/** The filters that narrow the list and would not narrow the subscription. */
function leftFilters(filters: EventFilters): EventFilterField[] {
  const isTaken = (field: EventFilterField) => {
    const isOne = field === "event" || field === "resourceId" || wanted(filters, field).length === 1;
    return (
      taken.some((name) => name === field) &&
      isOne &&
      filters[field].every(({ negated, isPrefix }) => !negated && !isPrefix)
    );
  };
  // The project is the subscription's own.
  return eventFilterNames.filter(
    (field) => field !== "project" && filters[field].length > 0 && !isTaken(field),
  );
}

/**
 * The popup that registers a subscription, filled in with what the filters ask for, and told which it can't ask for; null where the person may not
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
  for (const field of ["event", "resourceId"] as const) {
    for (const value of wanted(filters, field)) parameters.append(field, value);
  }
  for (const field of leftFilters(filters)) parameters.append("without", field);
  return `${subscriptionsPath(owner)}?${parameters}` as Route;
}
