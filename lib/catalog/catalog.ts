import { findResourceType, findService, withCode } from "./catalog-index";
import type { CatalogEntry, CatalogScope, CatalogStatus, LocalizedName } from "./model";

export { catalogEntries, catalogServices, findEntriesByEvent } from "./catalog-index";

/** Entries that a current entry supersedes don't make it ambiguous: they count only when no current one is there. */
function preferred(entries: readonly CatalogEntry[]): readonly CatalogEntry[] {
  const current = entries.filter((entry) => entry.status === "current");
  return current.length > 0 ? current : entries;
}

interface EventCode {
  provider: string | null;
  service: string;
  event: string;
}

function candidates(code: EventCode & { scope: CatalogScope }): CatalogEntry[] {
  return withCode(code.service, code.event).filter(
    (entry) => entry.provider === code.provider && entry.scope === code.scope,
  );
}

function ofResourceType(
  entries: readonly CatalogEntry[],
  code: EventCode,
  resourceType: string,
): CatalogEntry | null {
  const type = findResourceType(findService(code.provider, code.service), resourceType);
  return entries.find((entry) => entry.resourceType === type?.resourceType) ?? null;
}

/**
 * The entry with this code, or null. Without `resourceType`, the one entry that fits, or null when several do;
 * aliases of service, resource type and event are understood. Constant time.
 */
export function findEntry(
  code: EventCode & { scope: CatalogScope; resourceType?: string | null | undefined },
): CatalogEntry | null {
  const found = candidates(code);
  if (code.resourceType != null) return ofResourceType(found, code, code.resourceType);
  const [only, ...others] = preferred(found);
  return only !== undefined && others.length === 0 ? only : null;
}

/** The only provider whose catalog has this event in this scope, or null when none or several have it. */
export function resolveProvider(scope: CatalogScope, service: string, event: string): string | null {
  let provider: string | null = null;
  for (const entry of withCode(service, event)) {
    if (entry.scope !== scope || entry.provider === provider) continue;
    if (provider !== null) return null;
    provider = entry.provider;
  }
  return provider;
}

/** The resource type of this event where exactly one fits, else null. */
export function resolveResourceType(
  scope: CatalogScope,
  provider: string | null,
  service: string,
  event: string,
): string | null {
  return findEntry({ scope, provider, service, event })?.resourceType ?? null;
}

/**
 * How the catalog knows an event's code. A resource type that no entry of this code has does not make the code
 * unknown: senders name resources in their own words ("AWS::S3::Bucket"), and the code is what is looked up.
 */
export function catalogStatusOf(
  code: EventCode & { scope: CatalogScope; resourceType?: string | null | undefined },
): CatalogStatus {
  const found = candidates(code);
  const exact = code.resourceType == null ? null : ofResourceType(found, code, code.resourceType);
  if (exact) return exact.status;
  const [best] = preferred(found);
  return best?.status ?? "unknown";
}

/**
 * The event's name in both languages; the code itself where the catalog does not know it. Scope and resource type
 * choose between entries that share a code; where they fit none, any entry of the code lends its name.
 */
export function eventNameOf(
  code: EventCode & { scope?: CatalogScope | null | undefined; resourceType?: string | null | undefined },
): LocalizedName {
  const found = withCode(code.service, code.event).filter((entry) => entry.provider === code.provider);
  const inScope = found.filter((entry) => entry.scope === code.scope);
  const pool = inScope.length > 0 ? inScope : found;
  const exact = code.resourceType == null ? null : ofResourceType(pool, code, code.resourceType);
  const entry = exact ?? preferred(pool)[0];
  return entry?.name ?? { en: code.event, ko: code.event };
}

/** The service's name in both languages; the code itself where the catalog does not know it. */
export function serviceNameOf(provider: string | null, service: string): LocalizedName {
  return findService(provider, service)?.name ?? { en: service, ko: service };
}

/** The resource type's name in both languages; the code itself where the catalog does not know it. */
export function resourceTypeNameOf(
  provider: string | null,
  service: string,
  resourceType: string,
): LocalizedName {
  return (
    findResourceType(findService(provider, service), resourceType)?.name ?? {
      en: resourceType,
      ko: resourceType,
    }
  );
}

/**
 * The catalog's own code for a service that a sender may write differently ("s3.amazonaws.com" for "S3");
 * the code as written where the catalog does not know it.
 */
export function canonicalService(provider: string, service: string): string {
  return findService(provider, service)?.service ?? service;
}

/** The same for a resource type ("HDE Bundles" for "Hadoop HDE 2.0.1"). */
export function canonicalResourceType(provider: string, service: string, resourceType: string): string {
  return findResourceType(findService(provider, service), resourceType)?.resourceType ?? resourceType;
}
