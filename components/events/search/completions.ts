import type { CatalogEvent, CatalogPage } from "@/lib/catalog/contract";
import { type EventFilterField, eventFilterNames } from "@/lib/events/filters";
import type { EventListItem } from "@/lib/events/model";
import type { Locale } from "@/lib/shared/locale";
import type { FilterChip } from "../list-address";
import { choicesOf, type Draft, faultOf, type QueryRules } from "./query-text";

export type CompletionGroup =
  | "fields"
  | "catalog"
  | "services"
  | "resourceTypes"
  | "values"
  | "choices"
  | "text";

/** A suggestion: either a field, whose value is then typed, or a whole filter. */
export interface Completion {
  group: CompletionGroup;
  field: EventFilterField;
  /** Null: the field alone. */
  chip: FilterChip | null;
  label: string;
  detail: string | null;
}

export interface CompletionSources extends QueryRules {
  draft: Draft;
  locale: Locale;
  /** What the catalog answered for the draft's value; null while it is asked. */
  catalog: CatalogPage | null;
  /** The rows of the list as far as they are here. */
  rows: readonly EventListItem[];
  hintOf: (field: EventFilterField) => string;
  choiceOf: (value: string) => string;
  /** How the suggestion to look for plain text reads. */
  findText: (text: string) => string;
}

const perGroup = 6;
/** The fields whose values are read off the rows; those with names in the catalog are asked of the catalog. */
const seenFields: readonly (readonly [EventFilterField, (event: EventListItem) => string | null])[] = [
  ["actor", (event) => event.actor.name ?? event.actor.email ?? event.actor.id],
  ["resourceName", (event) => event.resource.name],
  ["resourceId", (event) => event.resource.id],
  ["sourceIp", (event) => event.sourceIp],
  ["channel", (event) => event.channel],
  ["provider", (event) => event.provider],
  ["project", (event) => event.project?.slug ?? null],
  ["requestId", (event) => event.requestId],
  ["correlationId", (event) => event.correlationId],
  ["traceId", (event) => event.traceId],
];

/** Both compare in one form: composed Hangul, lower case. */
const fold = (text: string) => text.normalize("NFC").toLowerCase();
const has = (text: string, part: string) => fold(text).includes(fold(part));

function fieldsFor({ draft, fields, hintOf }: CompletionSources): Completion[] {
  // After other words a field begins as it is typed, or nothing would part it from the text.
  const { word } = draft;
  const wanted = fold(word ? word.text : draft.value);
  if (word && wanted.length < 2) return [];
  const found = eventFilterNames.filter((name) => {
    if (name === "q" || !fields.includes(name)) return false;
    return word ? fold(name).startsWith(wanted) : has(name, wanted);
  });
  // What begins as typed comes first.
  found.sort((a, b) => Number(fold(b).startsWith(wanted)) - Number(fold(a).startsWith(wanted)));
  return found
    .slice(0, wanted === "" ? found.length : perGroup)
    .map((field) => ({ group: "fields", field, chip: null, label: `${field}:`, detail: hintOf(field) }));
}

function choicesFor(field: EventFilterField, sources: CompletionSources): Completion[] {
  const { draft, choiceOf } = sources;
  // A project is named as its address has it, in every language.
  const wordsOf = (value: string) => (field === "project" ? value : choiceOf(value));
  return (choicesOf(field, sources) ?? [])
    .filter((value) => has(value, draft.value) || has(wordsOf(value), draft.value))
    .slice(0, 40)
    .map((value) => ({
      group: "choices",
      field,
      chip: { field, value, negated: draft.negated },
      label: wordsOf(value),
      detail: wordsOf(value) === value ? null : value,
    }));
}

function seenFor(wanted: EventFilterField | null, { draft, rows }: CompletionSources): Completion[] {
  const found = new Map<string, Completion>();
  for (const [field, read] of seenFields) {
    if (wanted ? field !== wanted : draft.value === "") continue;
    for (const event of rows) {
      const value = read(event);
      if (found.size >= perGroup) break;
      if (!value || !has(value, draft.value)) continue;
      const chip = { field, value, negated: draft.negated };
      found.set(`${field}:${value}`, { group: "values", field, chip, label: value, detail: null });
    }
  }
  return [...found.values()];
}

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
function eventsOf({ draft, catalog, locale }: CompletionSources): Completion[] {
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
      detail: placeText(entries),
    }));
}

function servicesOf({ draft, catalog, locale }: CompletionSources): Completion[] {
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

function resourceTypesOf({ draft, catalog, locale }: CompletionSources): Completion[] {
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

/** What tells a suggestion from every other one in the list. */
export const completionKey = ({ field, chip }: Completion) => `${field} ${chip?.value ?? ""}`;

/** A value that several sources know is shown where it comes first. */
function withoutRepeats(completions: readonly Completion[]): Completion[] {
  const found = new Map<string, Completion>();
  for (const item of completions) {
    if (!found.has(completionKey(item))) found.set(completionKey(item), item);
  }
  return [...found.values()];
}

/** The suggestions for what is being typed, in the order in which they are shown. */
export function listCompletions(sources: CompletionSources): Completion[] {
  const { draft } = sources;
  const text: FilterChip = { field: draft.field ?? "q", value: draft.value, negated: draft.negated };
  if (draft.field !== null) {
    const known: Partial<Record<EventFilterField, (given: CompletionSources) => Completion[]>> = {
      service: servicesOf,
      resourceType: resourceTypesOf,
      event: eventsOf,
    };
    return withoutRepeats([
      ...choicesFor(draft.field, sources),
      ...(known[draft.field]?.(sources) ?? []),
      ...seenFor(draft.field, sources),
    ]);
  }
  if (draft.value === "") return fieldsFor(sources);
  const find: Completion[] = faultOf(text)
    ? []
    : [{ group: "text", field: "q", chip: text, label: sources.findText(draft.value), detail: null }];
  return withoutRepeats([
    ...(draft.word ? [] : fieldsFor(sources)),
    ...eventsOf(sources),
    ...servicesOf(sources),
    ...seenFor(null, sources),
    // What all of the words lead to comes before what the last of them may begin.
    ...(draft.word ? fieldsFor(sources) : []),
    ...find,
  ]);
}
