import { readCatalogFile } from "./catalog-file";
import aws from "./data/aws.json";
import cairn from "./data/cairn.json";
import kakaocloud from "./data/kakaocloud.json";
import nhncloud from "./data/nhncloud.json";
import type { CatalogEntry, CatalogResourceType, CatalogService } from "./model";

const files = [kakaocloud, nhncloud, aws, cairn].map(readCatalogFile);

/** Every service of every provider, in the order of the vendors' pages. */
export const catalogServices: readonly CatalogService[] = files.flatMap((file) => file.services);
/** Every entry of every provider, in the order of the vendors' pages: current first, then retired and legacy. */
export const catalogEntries: readonly CatalogEntry[] = files.flatMap((file) => file.entries);

/** A trailing version of a bundle: "1.0.1", "v1.0.1", "(1.0.1)", "-1.0.1". */
const trailingVersion = /[\s_-]*\(?v?\d+(?:\.\d+)*\)?$/;

/** Keeps the pattern from running over long text, where its cost is quadratic; the longest known alias has 16. */
const maxVersionedLength = 40;

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

/** Entries of every provider with these codes or aliases. */
export const withCode = (service: string, event: string) => entriesByCode.get(service)?.get(event) ?? none;

/** The service with this code or alias, or null. */
export function findService(provider: string | null, service: string): CatalogService | null {
  return provider === null ? null : (servicesByCode.get(provider)?.get(service) ?? null);
}

/** The service's resource type with this code or alias, or null. */
export function findResourceType(service: CatalogService | null, code: string): CatalogResourceType | null {
  const types = service && typesByCode.get(service);
  if (!types) return null;
  const exact = types.get(code);
  if (exact) return exact;
  if (code.length > maxVersionedLength) return null;
  const bare = types.get(code.replace(trailingVersion, ""));
  return bare?.versionedAliases ? bare : null;
}

/**
 * Every entry of a provider with this event code, whatever its service and scope: for logs whose records name the
 * event alone (NHN Cloud CloudTrail ids).
 */
export const findEntriesByEvent = (provider: string, event: string) =>
  entriesByEvent.get(provider)?.get(event) ?? none;
