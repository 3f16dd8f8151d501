import { queryOptions } from "@tanstack/react-query";
import type { CatalogEvent, CatalogPage } from "@/lib/catalog/contract";
import { type CatalogScope, type LocalizedName, maxCatalogLimit } from "@/lib/catalog/model";
import { getJson } from "@/lib/http/api-client";
import type { OfferedCode } from "./group-codes";

/** A service with entries in the scope. */
export interface ServiceChoice {
  provider: string;
  service: string;
  name: LocalizedName;
}

/** A type of the chosen service, with the codes that can be subscribed to; none of them may be there. */
export interface TypeChoice {
  resourceType: string;
  name: LocalizedName;
  codes: readonly OfferedCode[];
}

const catalogUrl = (parameters: Record<string, string>) =>
  `/api/v1/catalog?${new URLSearchParams({ status: "current", ...parameters })}`;

/** Every service that emits events in a scope. The catalog changes with the version of the server only. */
export const servicesQuery = (scope: CatalogScope) =>
  queryOptions({
    queryKey: ["catalog", "choices", scope],
    queryFn: ({ signal }) => getJson<CatalogPage>(catalogUrl({ scope, limit: "1" }), signal),
    select: ({ services }): ServiceChoice[] => services,
    staleTime: Number.POSITIVE_INFINITY,
  });

const offeredCode = ({ event, name }: CatalogEvent): OfferedCode => ({ event, name });

function typesOf({ services, events }: CatalogPage): TypeChoice[] {
  const types = services[0]?.resourceTypes ?? [];
  return types.map(({ resourceType, name }) => ({
    resourceType,
    name,
    codes: events
      .filter((entry) => entry.resourceType === resourceType && entry.subscribable)
      .map(offeredCode),
  }));
}

/** The types of one service and their codes, in the order of the catalog. No service has more entries than one answer holds. */
export const typesQuery = (scope: CatalogScope, provider: string, service: string) =>
  queryOptions({
    queryKey: ["catalog", "choices", scope, provider, service],
    queryFn: ({ signal }) =>
      getJson<CatalogPage>(catalogUrl({ scope, provider, service, limit: String(maxCatalogLimit) }), signal),
    select: typesOf,
    staleTime: Number.POSITIVE_INFINITY,
    enabled: provider !== "" && service !== "",
  });
