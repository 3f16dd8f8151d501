import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { getJson } from "@/lib/http/api-client";
import { pagedSearch } from "@/lib/shared/paged-search";
import type { CatalogPage } from "./contract";
import { type CatalogFilters, emptyCatalogFilters, serializeCatalogFilters } from "./filters";
import type { CatalogEntryStatus, CatalogScope } from "./model";

/** Rows that the catalog's page asks for at once. */
export const catalogPageSize = 100;

/** Pages of the entries that match; `first` is the page that came with the document. */
export function catalogQuery(filters: CatalogFilters, first: CatalogPage) {
  const search = serializeCatalogFilters(filters);
  return infiniteQueryOptions({
    // A document that opens an entry far down carries more rows than others do.
    queryKey: ["catalog", search.toString(), first.events.length],
    queryFn: ({ pageParam, signal }) => {
      const url = `/api/v1/catalog?${pagedSearch(search, catalogPageSize, pageParam)}`;
      return getJson<CatalogPage>(url, signal);
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page: CatalogPage) => page.nextCursor,
    initialData: { pages: [first], pageParams: [null] },
    // The catalog changes with the version of the server only.
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** How an event names its entry. */
export interface EventCode {
  provider: string;
  service: string;
  event: string;
  scope: CatalogScope;
}

/** The entry of a code that its vendor emits no more; null where the catalog has none of that status. */
export function pastEntryQuery({ provider, service, event, scope }: EventCode, status: CatalogEntryStatus) {
  const filters = {
    ...emptyCatalogFilters,
    provider: [provider],
    scope: [scope],
    status: [status],
    q: event,
  };
  return queryOptions({
    queryKey: ["catalog", "entry", status, scope, provider, service, event],
    queryFn: async ({ signal }) => {
      const parameters = serializeCatalogFilters(filters);
      const { events } = await getJson<CatalogPage>(`/api/v1/catalog?${parameters}`, signal);
      const ofCode = events.filter((entry) => entry.event === event || entry.aliases?.includes(event));
      // Services go by several spellings, so a code that is alone needs no other agreement.
      return ofCode.find((entry) => entry.service === service) ?? ofCode[0] ?? null;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
}
