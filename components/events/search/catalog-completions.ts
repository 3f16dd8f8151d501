import type { CatalogEvent } from "@/lib/catalog/contract";
import { type Completion, type CompletionSources, has, perGroup } from "./completion";

/** A filter asks for a value wherever it occurs: one suggestion for each, with every place that has it. */
function placesOf<Item>(items: readonly Item[], keyOf: (item: Item) => string) {
  const groups = new Map<string, [Item, ...Item[]]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return [...groups.values()];
}

/** More places than these are only counted. */
const maxNamedPlaces = 3;

/** Where a code occurs: in one service with its resource type, in several by their names. */
function placeText([first, ...others]: readonly [CatalogEvent, ...CatalogEvent[]]): string {
  const services = [...new Set([first, ...others].map(({ service }) => service))];
  if (services.length === 1) return `${first.service} · ${first.resourceType}`;
  const more = services.length - maxNamedPlaces;
  const named = services.slice(0, maxNamedPlaces).join(", ");
  return more > 0 ? `${named} +${more}` : named;
}

/** The codes with every typed word in the code or in a name: the words as typed first, then the current ones. */
export function eventsOf({ draft, catalog, locale, words: { nowCode } }: CompletionSources): Completion[] {
  const textOf = ({ event, name }: CatalogEvent) => [event, name.en, name.ko].join("\n");
  const words = draft.value.split(/\s+/);
  const rankOf = (entry: CatalogEvent) =>
    (has(textOf(entry), draft.value) ? 0 : 2) + (entry.status === "current" ? 0 : 1);
  const matches = (catalog?.events ?? []).filter((entry) => words.every((word) => has(textOf(entry), word)));
  const ranked = matches.toSorted((a, b) => rankOf(a) - rankOf(b));
  return placesOf(ranked, (entry) => entry.event)
    .slice(0, perGroup)
    .map((entries) => ({
      group: "catalog",
      field: "event",
      chip: { field: "event", value: entries[0].event, negated: draft.negated },
      label: entries[0].name[locale],
      detail: [placeText(entries), ...currentCodes(entries).map(nowCode)].join(" · "),
    }));
}

/** What stands for a code that is of the past wherever it occurs; the same code elsewhere says nothing new. */
function currentCodes(entries: readonly [CatalogEvent, ...CatalogEvent[]]): string[] {
  if (entries.some(({ status }) => status === "current")) return [];
  const [{ event, replacedBy }] = entries;
  return [...new Set(replacedBy.map((entry) => entry.event))].filter((code) => code !== event);
}

export function servicesOf({ draft, catalog, locale }: CompletionSources): Completion[] {
  const matches = (catalog?.services ?? []).filter(
    (item) => has(item.service, draft.value) || has(item.name[locale], draft.value),
  );
  return placesOf(matches, (item) => item.service)
    .slice(0, draft.field === "service" ? 40 : 3)
    .map((items) => {
      const [{ service, name }] = items;
      const providers = items.map((item) => item.provider).join(", ");
      return {
        group: "services",
        field: "service",
        chip: { field: "service", value: service, negated: draft.negated },
        label: name[locale],
        detail: name[locale] === service ? providers : `${service} · ${providers}`,
      };
    });
}

export function resourceTypesOf({ draft, catalog, locale }: CompletionSources): Completion[] {
  const matches = (catalog?.services ?? [])
    .flatMap(({ service, resourceTypes }) => resourceTypes.map((item) => ({ ...item, service })))
    .filter((item) => has(item.resourceType, draft.value) || has(item.name[locale], draft.value));
  return placesOf(matches, (item) => item.resourceType)
    .slice(0, 40)
    .map((items) => ({
      group: "resourceTypes",
      field: "resourceType",
      chip: { field: "resourceType", value: items[0].resourceType, negated: draft.negated },
      label: items[0].name[locale],
      detail: [...new Set(items.map((item) => item.service))].join(", "),
    }));
}
