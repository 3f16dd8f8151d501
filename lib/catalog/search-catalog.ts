import { createHash } from "node:crypto";
import { AppError } from "@/lib/shared/errors";
import { canonicalResourceType, canonicalService, catalogEntries, catalogServices } from "./catalog";
import type { CatalogCounts, CatalogPage, CatalogServiceAnswer } from "./contract";
import { type CatalogFilters, emptyCatalogFilters, serializeCatalogFilters } from "./filters";
import { type CatalogEntry, entryKeyOf } from "./model";

/** Both languages compare in one form: composed Hangul, case folded. */
const fold = (text: string) => text.normalize("NFC").toLowerCase().normalize("NFC");

const serviceKey = (item: { provider: string; service: string }) => `${item.provider}\n${item.service}`;
const typeKey = (item: { provider: string; service: string; resourceType: string }) =>
  `${serviceKey(item)}\n${item.resourceType}`;

let searchTexts: Map<CatalogEntry, string> | null = null;

/** What `q` looks into, folded once: a search then only compares. */
function textOf(entry: CatalogEntry): string {
  searchTexts ??= buildSearchTexts();
  return searchTexts.get(entry) ?? "";
}

function buildSearchTexts(): Map<CatalogEntry, string> {
  const texts = new Map<string, string>();
  for (const service of catalogServices) {
    const { name, aliases = [] } = service;
    texts.set(serviceKey(service), [service.service, name.en, name.ko, ...aliases].join("\n"));
    for (const type of service.resourceTypes) {
      const words = [type.resourceType, type.name.en, type.name.ko, ...(type.aliases ?? [])].join("\n");
      texts.set(typeKey({ ...service, resourceType: type.resourceType }), words);
    }
  }
  return new Map(
    catalogEntries.map((entry) => {
      const { event, name, description, aliases = [] } = entry;
      const own = [entry.provider, event, name.en, name.ko, description.en, description.ko, ...aliases];
      return [entry, fold([...own, texts.get(serviceKey(entry)), texts.get(typeKey(entry))].join("\n"))];
    }),
  );
}

/** An empty list of wanted values lets everything through. */
const isWanted = (wanted: readonly string[], isSame: (value: string) => boolean) =>
  wanted.length === 0 || wanted.some(isSame);

function matcherOf(filters: CatalogFilters): (entry: CatalogEntry) => boolean {
  const words = fold(filters.q).split(/\s+/).filter(Boolean);
  return (entry) => {
    const { provider, service, resourceType } = entry;
    return (
      isWanted(filters.provider, (value) => value === provider) &&
      isWanted(filters.service, (value) => canonicalService(provider, value) === service) &&
      isWanted(
        filters.resourceType,
        (value) => canonicalResourceType(provider, service, value) === resourceType,
      ) &&
      isWanted(filters.scope, (value) => value === entry.scope) &&
      isWanted(filters.status, (value) => value === entry.status) &&
      (filters.subscribable === null || filters.subscribable === entry.subscribable) &&
      words.every((word) => textOf(entry).includes(word))
    );
  };
}

function servicesOf(entries: readonly CatalogEntry[]): CatalogServiceAnswer[] {
  const services = new Set(entries.map(serviceKey));
  const types = new Set(entries.map(typeKey));
  return catalogServices
    .filter((service) => services.has(serviceKey(service)))
    .map((service) => ({
      provider: service.provider,
      service: service.service,
      name: service.name,
      resourceTypes: service.resourceTypes
        .filter(({ resourceType }) => types.has(typeKey({ ...service, resourceType })))
        .map(({ resourceType, name }) => ({ resourceType, name })),
    }));
}

/** Ties a position to its filters and to this edition of the catalog; a changed or borrowed cursor is noticed. */
function sealOf(position: number, filters: CatalogFilters): string {
  const text = `${catalogEntries.length}:${position}:${serializeCatalogFilters(filters)}`;
  return createHash("sha256").update(text).digest("base64url").slice(0, 22);
}

const writeCursor = (position: number, filters: CatalogFilters) => `${position}.${sealOf(position, filters)}`;

function readCursor(cursor: string | null, filters: CatalogFilters): number {
  if (cursor === null) return 0;
  const [, position, seal] = /^(\d{1,6})\.([\w-]{22})$/.exec(cursor) ?? [];
  if (position !== undefined && seal === sealOf(Number(position), filters)) return Number(position);
  throw new AppError("malformed", "The cursor can't be used.", {
    fields: [
      { path: "cursor", message: "It was changed, or belongs to other filters. Start again without it." },
    ],
  });
}

/**
 * One page of the entries that match, in the order of the vendors' pages, and every service that has a match.
 * `limit` is at least 1. Throws `malformed` for a cursor that another search, or nobody, gave out.
 */
export function searchCatalog(filters: CatalogFilters, cursor: string | null, limit: number): CatalogPage {
  const start = readCursor(cursor, filters);
  const found = catalogEntries.filter(matcherOf(filters));
  const end = start + limit;
  return {
    services: servicesOf(found),
    events: found.slice(start, end).map((entry) => ({
      ...entry,
      replacedBy: [...entry.replacedBy],
      aliases: entry.aliases && [...entry.aliases],
      versions: entry.versions?.map((list) => ({ ...list, versions: [...list.versions] })),
    })),
    nextCursor: end < found.length ? writeCursor(end, filters) : null,
  };
}

/** Counts for browsing by provider and service, in the order of the vendors' pages. */
export function countCatalog(filters: CatalogFilters): CatalogCounts {
  const { provider, service, resourceType } = emptyCatalogFilters;
  const counts = new Map<string, number>();
  for (const entry of catalogEntries.filter(matcherOf({ ...filters, provider, service, resourceType }))) {
    counts.set(serviceKey(entry), (counts.get(serviceKey(entry)) ?? 0) + 1);
  }
  const byService = catalogServices.flatMap((item) => {
    const count = counts.get(serviceKey(item));
    return count === undefined
      ? []
      : [{ provider: item.provider, service: item.service, name: item.name, count }];
  });
  const matches = catalogEntries.filter(matcherOf(filters));
  const replaced = matches.filter(({ replacedBy }) => replacedBy.length > 0).length;
  return { matches: matches.length, replaced, byService };
}

/** Where the entry with this key (`entryKeyOf`) stands among the matches, from 0, or null when it is not one. */
export function positionInCatalog(filters: CatalogFilters, key: string): number | null {
  const position = catalogEntries.filter(matcherOf(filters)).findIndex((entry) => entryKeyOf(entry) === key);
  return position === -1 ? null : position;
}
