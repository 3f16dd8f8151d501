import { catalogEntries, catalogServices } from "./catalog-index";
import type { CatalogResourceType } from "./model";

const services = new Map<string, Set<string>>();
const resourceTypes = new Map<string, Set<string>>();
/** Of every spelling, not of codes alone: a person types what an event's page says, whoever sent it. */
const events = new Map<string, Set<string>>();

function add(spellings: Map<string, Set<string>>, code: string, others: readonly string[]): void {
  if (others.length === 0) return;
  const known = spellings.get(code) ?? new Set([code]);
  for (const other of others) known.add(other);
  spellings.set(code, known);
}

/** The versions that the vendor's pages list of a type's bundles, written as its logs write them ("Hadoop HDE 2.0.1"). */
function versioned(service: string, { resourceType, versionedAliases }: CatalogResourceType): string[] {
  if (!versionedAliases) return [];
  return catalogEntries
    .filter((entry) => entry.service === service && entry.resourceType === resourceType)
    .flatMap((entry) => entry.versions ?? [])
    .flatMap(({ bundle, versions }) => versions.map((version) => `${bundle} ${version}`));
}

for (const { service, aliases, resourceTypes: types } of catalogServices) {
  add(services, service, aliases ?? []);
  for (const type of types) {
    add(resourceTypes, type.resourceType, [...(type.aliases ?? []), ...versioned(service, type)]);
  }
}

for (const { event, aliases } of catalogEntries) {
  const all = [event, ...(aliases ?? [])];
  for (const code of all) {
    add(
      events,
      code,
      all.filter((other) => other !== code),
    );
  }
}

const currentCodes = new Set(
  catalogEntries.filter(({ status }) => status === "current").map(({ event }) => event),
);
// A code of the past is found by what stands for it now, unless it is still in use elsewhere and means that.
for (const { event, status, replacedBy } of catalogEntries) {
  if (status === "current" || currentCodes.has(event)) continue;
  for (const now of replacedBy) if (now.event !== event) add(events, now.event, [event]);
}

/** A service's code with every other spelling that senders are known to use; an alias stands for itself alone. */
export const serviceSpellings = (code: string): readonly string[] => [...(services.get(code) ?? [code])];

/** The same of a resource type's code, in whatever service. */
export const resourceTypeSpellings = (code: string): readonly string[] => [
  ...(resourceTypes.get(code) ?? [code]),
];

/**
 * An event's code, or another spelling of it, with all the others and the codes of the past that it stands for, in
 * whatever service; what was given comes first. A code of the past stands for itself alone.
 */
export const eventSpellings = (code: string): readonly string[] => [...(events.get(code) ?? [code])];
