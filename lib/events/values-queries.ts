import { queryOptions } from "@tanstack/react-query";
import type { RequestedScope } from "@/lib/access/scope";
import { getJson } from "@/lib/http/api-client";
import type { EventValues, ValueField } from "./event-values";
import { emptyEventFilters } from "./filters";
import { scopedUrl, scopeKey } from "./queries";

/** Somebody who types the same again within this time is answered at once. */
const freshMs = 30_000;

/** The actors, resources or projects of a list whose values or names contain a text. */
export function eventValuesQuery(scope: RequestedScope, field: ValueField, q: string) {
  return queryOptions({
    queryKey: ["events", "values", ...scopeKey(scope), field, q],
    queryFn: ({ signal }) => {
      const extra = { field, ...(q === "" ? {} : { q }) };
      return getJson<EventValues>(scopedUrl(scope, emptyEventFilters, extra, "/values"), signal);
    },
    staleTime: freshMs,
  });
}
