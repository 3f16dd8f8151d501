/** A name or a sentence in both languages of the console. */
export interface LocalizedName {
  en: string;
  ko: string;
}

export const catalogScopes = ["organization", "project"] as const;
export type CatalogScope = (typeof catalogScopes)[number];

/** The providers whose vocabulary ships with Cairn, in the order in which lists show them. */
export const catalogProviders = ["kakaocloud", "nhncloud", "aws", "cairn"] as const;
export type CatalogProvider = (typeof catalogProviders)[number];

/**
 * `current`: the vendor still emits it. `retired`: the vendor keeps its records and emits no new ones.
 * `legacy`: printed on an older page of the vendor only; `replacedBy` says where it went, empty when it is gone.
 */
export const catalogEntryStatuses = ["current", "retired", "legacy"] as const;
export type CatalogEntryStatus = (typeof catalogEntryStatuses)[number];
/** What an event is marked with: its entry's status, or `unknown` when its code is in no catalog. */
export type CatalogStatus = CatalogEntryStatus | "unknown";

/** Points to an entry of the same provider. */
export interface CatalogReference {
  scope: CatalogScope;
  service: string;
  resourceType: string;
  event: string;
}

/** Versions of a bundle (a product inside a resource type) as one of the vendor's pages lists them. */
export interface BundleVersions {
  page: "newer" | "older";
  bundle: string;
  versions: readonly string[];
}

/**
 * One act that a provider reports. Unique by (provider, scope, service, resourceType, event), which are codes
 * spelt as the vendor spells them; names are for people. `aliases` are other spellings of `event`.
 */
export interface CatalogEntry extends CatalogReference {
  provider: string;
  name: LocalizedName;
  description: LocalizedName;
  subscribable: boolean;
  status: CatalogEntryStatus;
  replacedBy: readonly CatalogReference[];
  aliases?: readonly string[] | undefined;
  versions?: readonly BundleVersions[] | undefined;
}

/**
 * `aliases` are other codes that mean this resource type. With `versionedAliases` each may be followed by a
 * version ("Hadoop HDE 2.0.1").
 */
export interface CatalogResourceType {
  resourceType: string;
  name: LocalizedName;
  aliases?: readonly string[] | undefined;
  versionedAliases?: boolean | undefined;
}

/** A service of a provider with its resource types. `aliases` are other codes that senders use for the service. */
export interface CatalogService {
  provider: string;
  service: string;
  name: LocalizedName;
  resourceTypes: readonly CatalogResourceType[];
  aliases?: readonly string[] | undefined;
}

/** One text that names an entry, for addresses and lists. No code has a "|" in it. */
export const entryKeyOf = (entry: CatalogReference & { provider: string }): string =>
  [entry.provider, entry.scope, entry.service, entry.resourceType, entry.event].join("|");

/** How people call the providers; the same in both languages. */
const providerNames: Record<CatalogProvider, string> = {
  kakaocloud: "KakaoCloud",
  nhncloud: "NHN Cloud",
  aws: "AWS",
  cairn: "Cairn",
};

/** The provider's name; the code itself for a provider that is not Cairn's own. */
export const providerNameOf = (provider: string): string =>
  catalogProviders.includes(provider as CatalogProvider)
    ? providerNames[provider as CatalogProvider]
    : provider;

/** Entries that one answer holds. Here and not in the contract, whose schemas must stay out of the browser. */
export const maxCatalogLimit = 2_000;
export const defaultCatalogLimit = 50;
