import type { Route } from "next";
import { type CatalogFilters, emptyCatalogFilters, writeCatalogAddress } from "@/lib/catalog/filters";
import { type CatalogReference, entryKeyOf } from "@/lib/catalog/model";

/** The address of the catalog with these filters and, where one is given, an unfolded entry. */
export function catalogHref(path: Route, filters: CatalogFilters, open: string | null = null): Route {
  const search = writeCatalogAddress({ filters, open });
  return (search === "" ? path : `${path}?${search}`) as Route;
}

/** The address that shows one entry among its service's, whatever is filtered now. */
export function entryHref(path: Route, entry: CatalogReference & { provider: string }): Route {
  const filters = { ...emptyCatalogFilters, provider: [entry.provider], service: [entry.service] };
  return catalogHref(path, filters, entryKeyOf(entry));
}
