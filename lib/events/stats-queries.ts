import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { RequestedScope } from "@/lib/access/scope";
import { getJson } from "@/lib/http/api-client";
import { type EventFilters, serializeEventFilters } from "./filters";
import { scopedUrl, scopeKey } from "./queries";
import type { EventFacet, EventStats } from "./stats-model";

/** What every answer about a list's shape is kept under. */
export const eventStatsKey = ["events", "stats"] as const;

interface StatsWish {
  /** An IANA name: days and hours are its clock's. */
  zone: string;
  facets: readonly EventFacet[];
  /** Only values in which this occurs; empty: all. */
  facetQuery?: string;
}

/** The shape of a list: how many events when, and by which values. Its order changes nothing of it. */
export function eventStatsQuery(
  scope: RequestedScope,
  filters: EventFilters,
  { zone, facets, facetQuery = "" }: StatsWish,
) {
  const counted = { ...filters, order: "desc" } as const;
  const extra = {
    timeZone: zone,
    ...(facets.length > 0 ? { facets: facets.join(",") } : {}),
    ...(facetQuery ? { facetQuery } : {}),
  };
  return queryOptions({
    queryKey: [
      ...eventStatsKey,
      ...scopeKey(scope),
      serializeEventFilters(counted).toString(),
      zone,
      facets.join(","),
      facetQuery,
    ],
    queryFn: ({ signal }) => getJson<EventStats>(scopedUrl(scope, counted, extra, "/stats"), signal),
    // What was there stays until the new shape comes: nothing flashes.
    placeholderData: keepPreviousData,
  });
}
