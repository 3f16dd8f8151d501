import { infiniteQueryOptions } from "@tanstack/react-query";
import type { RequestedScope } from "@/lib/access/scope";
import { getJson } from "@/lib/http/api-client";
import { type EventFilters, serializeEventFilters } from "./filters";
import type { EventPage } from "./model";

/** Rows of a page that a list asks for at once. */
export const listPageSize = 100;

/** The address of the API's lists for a scope, with the parameters that the scope itself needs. */
function eventsAddress(scope: RequestedScope, suffix = "") {
  const organization = `/api/v1/organizations/${encodeURIComponent(scope.organization)}`;
  if (scope.kind === "project") {
    const path = `${organization}/projects/${encodeURIComponent(scope.project)}/events${suffix}`;
    return { path, parameters: new URLSearchParams() };
  }
  const parameter = scope.kind === "projects" ? "project" : scope.kind;
  return { path: `${organization}/events${suffix}`, parameters: new URLSearchParams({ scope: parameter }) };
}

/** The address of what the API reads of a list: its rows, or what `suffix` names. */
export function scopedUrl(
  scope: RequestedScope,
  filters: EventFilters,
  extra: Record<string, string>,
  suffix = "",
): string {
  const { path, parameters } = eventsAddress(scope, suffix);
  for (const [name, value] of serializeEventFilters(filters)) parameters.append(name, value);
  for (const [name, value] of Object.entries(extra)) parameters.set(name, value);
  return `${path}?${parameters}`;
}

/** Tells one scope from another in the keys of queries. */
export const scopeKey = (scope: RequestedScope) =>
  scope.kind === "project"
    ? [scope.organization, scope.kind, scope.project]
    : [scope.organization, scope.kind];

/** Pages of a list of events; the key is the scope and the serialized filters, so it follows the URL. */
export function eventListQuery(scope: RequestedScope, filters: EventFilters) {
  return infiniteQueryOptions({
    queryKey: ["events", "list", ...scopeKey(scope), serializeEventFilters(filters).toString()],
    queryFn: ({ pageParam, signal }) => {
      const extra = {
        limit: String(listPageSize),
        ...(pageParam === null ? {} : { cursor: pageParam }),
      };
      return getJson<EventPage>(scopedUrl(scope, filters, extra), signal);
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page: EventPage) => page.nextCursor,
  });
}
