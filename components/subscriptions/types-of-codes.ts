import type { CatalogEvent } from "@/lib/catalog/contract";
import type { EventType } from "@/lib/subscriptions/model";

/** What tells one type from another, of an entry of the catalog. */
type NamedEntry = Pick<CatalogEvent, "provider" | "service" | "resourceType" | "subscribable" | "status">;

const keyOf = ({ provider, service, resourceType }: EventType) =>
  JSON.stringify([provider, service, resourceType]);

/** The types that are in every list. */
function commonTypes(lists: readonly (readonly NamedEntry[])[]): EventType[] {
  const [first = [], ...others] = lists;
  const known = others.map((list) => new Set(list.map(keyOf)));
  const types = new Map(
    first.map(({ provider, service, resourceType }) => {
      const type = { provider, service, resourceType };
      return [keyOf(type), type];
    }),
  );
  return [...types].filter(([key]) => known.every((keys) => keys.has(key))).map(([, type]) => type);
}

/**
 * The types that have all of some codes, of which `found` holds the entries code by code: those where they can be
 * subscribed to, and where there are none, those where they can't.
 */
export function typesOfCodes(found: readonly (readonly NamedEntry[])[]): EventType[] {
  const isOpen = ({ subscribable, status }: NamedEntry) => subscribable && status === "current";
  const open = commonTypes(found.map((entries) => entries.filter(isOpen)));
  return open.length > 0 ? open : commonTypes(found);
}
