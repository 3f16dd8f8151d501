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

/** A subscription has one type: of several, the person chooses. */
const single = ["provider", "service", "resourceType"] as const;

/**
 * Fields of which each value is taken. The list's filter by a name means a part of one, a subscription's source the
 * whole: the popup takes what is the name of a resource that was seen. A source is any of those named, so that a name
 * beside an id would widen what the list has.
 */
const manifold = ({ resourceId }: EventFilters) =>
  resourceId.length > 0 ? (["event", "resourceId"] as const) : (["event", "resourceName"] as const);

/** The filters that narrow the list and would not narrow the subscription. */
function leftFilters(filters: EventFilters): EventFilterField[] {
  const many = manifold(filters);
  const isTaken = (field: EventFilterField) => {
    const isMany = many.some((name) => name === field);
    const isOne = single.some((name) => name === field) && wanted(filters, field).length === 1;
    return (isMany || isOne) && filters[field].every(({ negated, isPrefix }) => !negated && !isPrefix);
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
  for (const field of single) {
    const [only, ...others] = wanted(filters, field);
    if (only !== undefined && others.length === 0) parameters.set(field, only);
  }
  for (const field of manifold(filters)) {
    for (const value of wanted(filters, field)) parameters.append(field, value);
  }
  for (const field of leftFilters(filters)) parameters.append("without", field);
  return `${subscriptionsPath(owner)}?${parameters}` as Route;
}
