import { readCatalogFile } from "./catalog-file";
import aws from "./data/aws.json";
import cairn from "./data/cairn.json";
import kakaocloud from "./data/kakaocloud.json";
import nhncloud from "./data/nhncloud.json";
import type {
  CatalogEntry,
  CatalogResourceType,
  CatalogScope,
  CatalogService,
  CatalogStatus,
  LocalizedName,
} from "./model";

const files = [kakaocloud, nhncloud, aws, cairn].map(readCatalogFile);

/** Every service of every provider, in the order of the vendors' pages. */
export const catalogServices: readonly CatalogService[] = files.flatMap((file) => file.services);
/** Every entry of every provider, in the order of the vendors' pages: current first, then retired and legacy. */
export const catalogEntries: readonly CatalogEntry[] = files.flatMap((file) => file.entries);

/** A trailing version of a bundle: "1.0.1", "v1.0.1", "(1.0.1)", "-1.0.1". Bounded by the event's own field bound. */
const trailingVersion = /[\s_-]*\(?v?\d+(?:\.\d+)*\)?$/;

const servicesByCode = new Map<string, Map<string, CatalogService>>();
const typesByCode = new Map<CatalogService, Map<string, CatalogResourceType>>();
/** service code -> event code -> entries, aliases included. A list holds few entries: the same code in another scope, type or provider. */
const entriesByCode = new Map<string, Map<string, CatalogEntry[]>>();
/** provider -> event code -> entries. */
const entriesByEvent = new Map<string, Map<string, CatalogEntry[]>>();

function append<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

function inner<K, L, V>(outer: Map<K, Map<L, V>>, key: K): Map<L, V> {
  const found = outer.get(key);
  if (found) return found;
  const made = new Map<L, V>();
  outer.set(key, made);
  return made;
}

for (const service of catalogServices) {
  for (const code of [service.service, ...(service.aliases ?? [])]) {
    inner(servicesByCode, service.provider).set(code, service);
  }
  for (const type of service.resourceTypes) {
    for (const code of [type.resourceType, ...(type.aliases ?? [])])
      inner(typesByCode, service).set(code, type);
  }
}
for (const entry of catalogEntries) {
  const service = servicesByCode.get(entry.provider)?.get(entry.service);
  for (const serviceCode of [entry.service, ...(service?.aliases ?? [])]) {
    for (const code of [entry.event, ...(entry.aliases ?? [])])
      append(inner(entriesByCode, serviceCode), code, entry);
  }
  append(inner(entriesByEvent, entry.provider), entry.event, entry);
}

const none: readonly CatalogEntry[] = [];
const withCode = (service: string, event: string) => entriesByCode.get(service)?.get(event) ?? none;

function findService(provider: string | null, service: string): CatalogService | null {
  return provider === null ? null : (servicesByCode.get(provider)?.get(service) ?? null);
}

function findResourceType(service: CatalogService | null, code: string): CatalogResourceType | null {
  const types = service && typesByCode.get(service);
  if (!types) return null;
  const exact = types.get(code);
  if (exact) return exact;
  const bare = types.get(code.replace(trailingVersion, ""));
  return bare?.versionedAliases && code !== bare.resourceType ? bare : null;
}

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

/**
 * Every entry of a provider with this event code, whatever its service and scope: for logs whose records name the
 * event alone (NHN Cloud CloudTrail ids).
 */
export function findEntriesByEvent(provider: string, event: string): readonly CatalogEntry[] {
  return entriesByEvent.get(provider)?.get(event) ?? none;
}
