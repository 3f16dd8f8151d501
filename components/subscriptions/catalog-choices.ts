import { queryOptions } from "@tanstack/react-query";
import type { CatalogEvent, CatalogPage } from "@/lib/catalog/contract";
import { type CatalogScope, type LocalizedName, maxCatalogLimit } from "@/lib/catalog/model";
import { getJson } from "@/lib/http/api-client";
import type { EventType } from "@/lib/subscriptions/model";
import type { OfferedCode } from "./group-codes";
import { typesOfCodes } from "./types-of-codes";

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

const searchUrl = (parameters: Record<string, string>) =>
  `/api/v1/catalog?${new URLSearchParams(parameters)}`;
const catalogUrl = (parameters: Record<string, string>) => searchUrl({ status: "current", ...parameters });

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

/** What a link may say of a type. */
export type TypeHints = EventType & { events: readonly string[] };

/** So many codes tell the type; what the others say of it shows when they are on offer there, or not. */
const maxTellingCodes = 10;
/** The catalog takes no longer text. A code is looked for by its beginning, and compared as a whole. */
const maxHintLength = 200;

async function findTypesOfCodes(
  filters: Record<string, string>,
  events: readonly string[],
  signal: AbortSignal,
): Promise<EventType[]> {
  const found = events.slice(0, maxTellingCodes).map(async (event) => {
    const q = event.slice(0, maxHintLength);
    const page = await getJson<CatalogPage>(
      searchUrl({ ...filters, q, limit: String(maxCatalogLimit) }),
      signal,
    );
    return page.events.filter((entry) => entry.event === event || entry.aliases?.includes(event));
  });
  return typesOfCodes(await Promise.all(found));
}

async function findOpenTypes(filters: Record<string, string>, signal: AbortSignal): Promise<EventType[]> {
  const url = catalogUrl({ ...filters, subscribable: "true", limit: "1" });
  const { services } = await getJson<CatalogPage>(url, signal);
  return services.flatMap(({ provider, service, resourceTypes }) =>
    resourceTypes.map(({ resourceType }) => ({ provider, service, resourceType })),
  );
}

async function findTypes(
  scope: CatalogScope,
  { events, ...type }: TypeHints,
  signal: AbortSignal,
): Promise<EventType[]> {
  const hints = Object.entries(type).filter(([, value]) => value !== "");
  if (hints.some(([, value]) => value.length > maxHintLength)) return [];
  const filters: Record<string, string> = { scope, ...Object.fromEntries(hints) };
  if (events.length === 0) return findOpenTypes(filters, signal);
  const found = await findTypesOfCodes(filters, events, signal);
  if (found.length > 0 || type.resourceType === "") return found;
  // Senders name resources in words of their own: their events belong to the type that has their code.
  const { resourceType: _, ...others } = filters;
  return findTypesOfCodes(others, events, signal);
}

/** The types that a link can mean by what it says: those with its codes, of its resource type, service and provider. */
export const hintedTypesQuery = (
  scope: CatalogScope,
  { provider, service, resourceType, events }: TypeHints,
) =>
  queryOptions({
    queryKey: ["catalog", "hinted", scope, provider, service, resourceType, ...events],
    queryFn: ({ signal }) => findTypes(scope, { provider, service, resourceType, events }, signal),
    staleTime: Number.POSITIVE_INFINITY,
    enabled: [provider, service, resourceType, ...events].some((hint) => hint !== ""),
  });
