import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { RequestedScope } from "@/lib/access/scope";
import { getJson, request } from "@/lib/http/api-client";
import { type EventFilters, serializeEventFilters } from "./filters";
import type { EventDetail, EventPage, NearestEvents } from "./model";
import type { WithoutEach } from "./without-each";

/** The original log as it was received. `sha256` is in hex, `byteLength` counts UTF-8 bytes. */
export interface EventLog {
  text: string;
  sha256: string;
  byteLength: number;
}

/** Tells one event of an organization; without `occurredAt`, the newest that has the id. */
export interface EventRef {
  organization: string;
  id: string;
  occurredAt?: string | undefined;
}

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

function scopedUrl(scope: RequestedScope, filters: EventFilters, extra: Record<string, string>, suffix = "") {
  const { path, parameters } = eventsAddress(scope, suffix);
  for (const [name, value] of serializeEventFilters(filters)) parameters.append(name, value);
  for (const [name, value] of Object.entries(extra)) parameters.set(name, value);
  return `${path}?${parameters}`;
}

const scopeKey = (scope: RequestedScope) =>
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

/** The nearest matching events before and after the filters' range, for a list that is empty. */
export function nearestEventsQuery(scope: RequestedScope, filters: EventFilters) {
  return queryOptions({
    queryKey: ["events", "nearest", ...scopeKey(scope), serializeEventFilters(filters).toString()],
    queryFn: ({ signal }) => getJson<NearestEvents>(scopedUrl(scope, filters, {}, "/nearest"), signal),
  });
}

/** How many events of the range each filter alone keeps out of a list that is empty. */
export function withoutEachQuery(scope: RequestedScope, filters: EventFilters) {
  return queryOptions({
    queryKey: ["events", "without-each", ...scopeKey(scope), serializeEventFilters(filters).toString()],
    queryFn: ({ signal }) => getJson<WithoutEach>(scopedUrl(scope, filters, {}, "/without-each"), signal),
  });
}

/** Always `by-id`: an id may hold what a path can't carry. `log` is the API's path of the original log. */
export function eventUrl(
  { organization, id, occurredAt }: EventRef,
  part: "event" | "log" | "download",
): string {
  const parameters = new URLSearchParams({ id });
  if (occurredAt !== undefined) parameters.set("occurredAt", occurredAt);
  if (part === "download") parameters.set("download", "1");
  const suffix = part === "event" ? "by-id" : "by-id/log";
  return `/api/v1/organizations/${encodeURIComponent(organization)}/events/${suffix}?${parameters}`;
}

const refKey = (ref: EventRef) => [ref.organization, ref.id, ref.occurredAt ?? null];

/** One event with its changes. An event never changes, so an answer stays good. */
export function eventDetailQuery(ref: EventRef) {
  return queryOptions({
    queryKey: ["events", "detail", ...refKey(ref)],
    queryFn: async ({ signal }): Promise<EventDetail> => {
      const [response, { readEventDetail }] = await Promise.all([
        request(eventUrl(ref, "event"), { signal }),
        // The lossless parser is fetched with the first event that is opened, not with every list.
        import("./event-detail-json"),
      ]);
      return readEventDetail(await response.text());
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** The original log of one event, decoded without losing a byte order mark. */
export function eventLogQuery(ref: EventRef) {
  return queryOptions({
    queryKey: ["events", "log", ...refKey(ref)],
    queryFn: async ({ signal }): Promise<EventLog> => {
      const response = await request(eventUrl(ref, "log"), { signal });
      const bytes = await response.arrayBuffer();
      return {
        text: new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes),
        sha256: response.headers.get("etag")?.replaceAll('"', "") ?? "",
        byteLength: bytes.byteLength,
      };
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
}
