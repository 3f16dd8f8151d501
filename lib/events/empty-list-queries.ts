import { queryOptions } from "@tanstack/react-query";
import type { RequestedScope } from "@/lib/access/scope";
import { getJson } from "@/lib/http/api-client";
import { type EventFilters, serializeEventFilters } from "./filters";
import type { NearestEvents } from "./model";
import { scopedUrl, scopeKey } from "./queries";
import type { WithoutEach } from "./without-each";

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
