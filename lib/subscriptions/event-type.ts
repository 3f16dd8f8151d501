import { catalogEntries, findEntry } from "@/lib/catalog/catalog";
import type { CatalogEntry, CatalogScope } from "@/lib/catalog/model";
import type { EventType } from "./model";

/** What an event says of its code. Provider, service and resource type are as its sender wrote them. */
export interface CodedEvent {
  scope: CatalogScope;
  provider: string | null;
  service: string;
  resourceType: string | null;
  event: string;
}

/**
 * The catalog's entry of an event, or null. Senders name resources in their own words ("AWS::S3::Bucket"): where no
 * entry of the code has the event's resource type, the one entry that the code can mean is it.
 */
export function entryOf(event: CodedEvent): CatalogEntry | null {
  return (
    findEntry(event) ?? (event.resourceType === null ? null : findEntry({ ...event, resourceType: null }))
  );
}

/** The type that an event belongs to, in the catalog's spelling; null for an event that the catalog does not know. */
export function typeOfEvent(event: CodedEvent): EventType | null {
  const entry = entryOf(event);
  if (entry === null) return null;
  const { provider, service, resourceType } = entry;
  return { provider, service, resourceType };
}

/** One text for a type. No code has a "|" in it. */
export const typeKeyOf = ({ provider, service, resourceType }: EventType): string =>
  `${provider}|${service}|${resourceType}`;

/** The catalog still has the vendor emit it, and lets people be told of it. */
export const isSubscribable = ({ status, subscribable }: Pick<CatalogEntry, "status" | "subscribable">) =>
  subscribable && status === "current";

/** Scope and type -> what can be subscribed to there. */
const subscribable = new Map<string, CatalogEntry[]>();
for (const entry of catalogEntries.filter(isSubscribable)) {
  const key = `${entry.scope}|${typeKeyOf(entry)}`;
  const known = subscribable.get(key);
  if (known) known.push(entry);
  else subscribable.set(key, [entry]);
}

/** The entries of a type that can be subscribed to in a scope, in the order of the vendor's page. */
export const subscribableEntries = (scope: CatalogScope, type: EventType): readonly CatalogEntry[] =>
  subscribable.get(`${scope}|${typeKeyOf(type)}`) ?? [];

/** Every type that has a code to subscribe to in a scope. */
export const subscribableTypes = (scope: CatalogScope): EventType[] =>
  [...subscribable.entries()].flatMap(([key, [first]]) =>
    key.startsWith(`${scope}|`) && first
      ? [{ provider: first.provider, service: first.service, resourceType: first.resourceType }]
      : [],
  );
