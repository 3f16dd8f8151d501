import { canonicalResourceType, canonicalService, catalogServices, findEntry } from "@/lib/catalog/catalog";
import type { CatalogScope } from "@/lib/catalog/model";
import type { FieldError } from "@/lib/shared/errors";
import { isSubscribable, subscribableEntries } from "./event-type";
import type { EventType, SubscriptionSource } from "./model";

/**
 * A type in the catalog's spelling. Null, with the field at fault among `faults`, for one that the catalog does not
 * have in this scope, or that has no code to subscribe to.
 */
export function resolveType(scope: CatalogScope, type: EventType, faults: FieldError[]): EventType | null {
  const refuse = (path: keyof EventType, message: string) => {
    faults.push({ path, message });
    return null;
  };
  const { provider } = type;
  const services = catalogServices.filter((item) => item.provider === provider);
  if (services.length === 0) return refuse("provider", "There is no such provider in the catalog.");
  const service = services.find((item) => item.service === canonicalService(provider, type.service));
  if (!service) return refuse("service", "The provider has no such service.");
  const resourceType = canonicalResourceType(provider, service.service, type.resourceType);
  if (!service.resourceTypes.some((item) => item.resourceType === resourceType)) {
    return refuse("resourceType", "The service has no such resource type.");
  }
  const resolved = { provider, service: service.service, resourceType };
  if (subscribableEntries(scope, resolved).length > 0) return resolved;
  return refuse("resourceType", `None of its ${scope} events can be subscribed to.`);
}

function faultOf(entry: ReturnType<typeof findEntry>): string | null {
  if (entry === null) return "The type has no such code.";
  if (entry.status === "retired") return "The vendor retired this code; no new events come with it.";
  if (entry.status === "legacy") return "This code is of an older edition of the vendor's catalog.";
  return isSubscribable(entry) ? null : "This code can't be subscribed to.";
}

/**
 * Codes of a resolved type in the catalog's spelling, each once. Those that are unknown or can't be subscribed to are
 * left out, and named among `faults` by their place.
 */
export function resolveCodes(
  scope: CatalogScope,
  type: EventType,
  events: readonly string[],
  faults: FieldError[],
): string[] {
  const codes = new Set<string>();
  for (const [index, event] of events.entries()) {
    const entry = findEntry({ scope, ...type, event });
    const fault = faultOf(entry);
    if (fault) faults.push({ path: `events.${index}`, message: fault });
    else if (entry) codes.add(entry.event);
  }
  return [...codes];
}

/** The same sources, each once. */
export function distinctSources(sources: readonly SubscriptionSource[]): SubscriptionSource[] {
  return [...new Map(sources.map((source) => [JSON.stringify(source), source])).values()];
}

/** Whether two lists hold the same texts, whatever their order. */
export function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  const wanted = new Set(one);
  return wanted.size === new Set(other).size && other.every((item) => wanted.has(item));
}
