import { queryOptions } from "@tanstack/react-query";
import type { RequestedScope } from "@/lib/access/scope";
import { request } from "@/lib/http/api-client";
import type { ExportFormat, ExportReader } from "./export-model";
import { type EventFilters, serializeEventFilters } from "./filters";
import { scopedUrl, scopeKey } from "./queries";

/** The address of a list as a file. Only a table has a language and a zone. */
export function exportUrl(
  scope: RequestedScope,
  filters: EventFilters,
  format: ExportFormat,
  { language, timeZone }: ExportReader,
): string {
  return scopedUrl(
    scope,
    filters,
    { format, ...(format === "csv" ? { language, timeZone } : {}) },
    "/export",
  );
}

/** Whether an export may begin now. Throws ApiError where it may not; asked anew whenever somebody is about to. */
export function exportCheckQuery(scope: RequestedScope, filters: EventFilters) {
  const url = scopedUrl(scope, filters, { format: "ndjson" }, "/export");
  return queryOptions({
    queryKey: ["events", "export", ...scopeKey(scope), serializeEventFilters(filters).toString()],
    queryFn: async ({ signal }) => {
      await request(url, { method: "HEAD", signal });
      return true;
    },
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
}
