import type { Route } from "next";

/** Ids that stand in an address as they are. Others are carried in the query, where nothing mangles them. */
const plainId = /^[A-Za-z0-9_-][A-Za-z0-9._:~-]*$/;
const takenNames = new Set(["all", "by-id"]);

const path = (...parts: readonly string[]) => `/${parts.map(encodeURIComponent).join("/")}` as Route;

/** Whose events a list shows. `organization` and `project` are slugs. */
export type EventListScope =
  | { kind: "organization"; organization: string }
  | { kind: "all"; organization: string }
  | { kind: "project"; organization: string; project: string };

export const homePath = () => "/" as Route;
export const signInPath = () => "/sign-in" as Route;
export const organizationPath = (organization: string) => path("organizations", organization);
export const catalogPath = (organization: string) => path("organizations", organization, "catalog");
export const apiReferencePath = (organization: string) =>
  path("organizations", organization, "api-reference");

export const projectPath = (organization: string, project: string) =>
  path("organizations", organization, "projects", project);

/** Whether a path is this page or stands below it. */
export const isAtOrBelow = (pathname: string, page: string): boolean =>
  pathname === page || pathname.startsWith(`${page}/`);

/** The public API's description of itself, for tools. */
export const openApiPath = "/api/v1/openapi.json";

const eventsBase = (scope: EventListScope) =>
  scope.kind === "project"
    ? path("organizations", scope.organization, "projects", scope.project, "events")
    : path("organizations", scope.organization, "events");

export const eventsPath = (scope: EventListScope): Route =>
  scope.kind === "all" ? (`${eventsBase(scope)}/all` as Route) : eventsBase(scope);

/** The query string of a list that is opened as a saved view. */
export const savedViewSearch = ({ id, query }: { id: string; query: string }) =>
  `?${query === "" ? "" : `${query}&`}view=${encodeURIComponent(id)}`;

export const savedViewPath = (scope: EventListScope, view: { id: string; query: string }) =>
  `${eventsPath(scope)}${savedViewSearch(view)}` as Route;

/** What belongs to a project or to the organization itself: subscriptions, groups, deliveries. */
export type OwningListScope = Exclude<EventListScope, { kind: "all" }>;

const owned = (scope: OwningListScope, page: string) =>
  scope.kind === "project"
    ? path("organizations", scope.organization, "projects", scope.project, page)
    : path("organizations", scope.organization, page);

export const subscriptionsPath = (scope: OwningListScope) => owned(scope, "subscriptions");
export const userGroupsPath = (scope: OwningListScope) => owned(scope, "user-groups");
export const deliveriesPath = (scope: OwningListScope) => owned(scope, "deliveries");
export const mailboxPath = (organization: string) => path("organizations", organization, "mailbox");

/**
 * The list of those events that one message told of. `first` and `last`, in milliseconds since 1970, are the times of
 * the outermost: they keep the list from looking further.
 */
export function notifiedEventsPath(
  scope: OwningListScope,
  messageId: string,
  { first, last }: { first: number; last: number },
): Route {
  const from = new Date(first).toISOString();
  const to = new Date(last + 1).toISOString();
  return `${eventsPath(scope)}?${new URLSearchParams({ from, to, notification: messageId })}` as Route;
}

/**
 * The permanent page of one event. Events of projects stand under their project, others under the
 * organization. `occurredAt` (RFC 3339) tells events of one id apart.
 */
export function eventPath(
  scope: Exclude<EventListScope, { kind: "all" }>,
  event: { id: string; occurredAt: string },
): Route {
  const at = new URLSearchParams({ at: event.occurredAt });
  if (plainId.test(event.id) && !takenNames.has(event.id)) {
    return `${eventsBase(scope)}/${event.id}?${at}` as Route;
  }
  return `${eventsBase(scope)}/by-id?${new URLSearchParams({ id: event.id })}&${at}` as Route;
}
