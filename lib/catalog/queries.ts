import { infiniteQueryOptions } from "@tanstack/react-query";
import { getJson } from "@/lib/http/api-client";
import type { CatalogPage } from "./contract";
import { type CatalogFilters, serializeCatalogFilters } from "./filters";

/** Rows that the catalog's page asks for at once. */
export const catalogPageSize = 100;

/** Pages of the entries that match; `first` is the page that came with the document. */
export function catalogQuery(filters: CatalogFilters, first: CatalogPage) {
  const search = serializeCatalogFilters(filters).toString();
  return infiniteQueryOptions({
    // A document that opens an entry far down carries more rows than others do.
    queryKey: ["catalog", search, first.events.length],
    queryFn: ({ pageParam, signal }) => {
      const parameters = new URLSearchParams(search);
      parameters.set("limit", String(catalogPageSize));
      if (pageParam !== null) parameters.set("cursor", pageParam);
      return getJson<CatalogPage>(`/api/v1/catalog?${parameters}`, signal);
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page: CatalogPage) => page.nextCursor,
    initialData: { pages: [first], pageParams: [null] },
    // The catalog changes with the version of the server only.
    staleTime: Number.POSITIVE_INFINITY,
  });
}
