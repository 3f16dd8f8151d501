import type { CatalogPage } from "@/lib/catalog/contract";
import { type EventFilterField, eventFilterFields, eventFilterNames } from "@/lib/events/filters";
import type { EventListItem } from "@/lib/events/model";
import type { FilterChip } from "../list-address";
import { type Draft, faultOf } from "./query-text";

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

export interface CompletionSources {
  draft: Draft;
  locale: "en" | "ko";
  /** What the catalog answered for the draft's value; null while it is asked. */
  catalog: CatalogPage | null;
  /** The rows of the list as far as they are here. */
  rows: readonly EventListItem[];
  /** Fields that this list has. */
  fields: readonly EventFilterField[];
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

const has = (text: string, part: string) => text.toLowerCase().includes(part.toLowerCase());

function fieldsFor({ draft, fields, hintOf }: CompletionSources): Completion[] {
  const wanted = draft.value.toLowerCase();
  const found = eventFilterNames.filter(
    (name) => name !== "q" && fields.includes(name) && name.toLowerCase().includes(wanted),
  );
  // What begins as typed comes first.
  found.sort(
    (a, b) => Number(b.toLowerCase().startsWith(wanted)) - Number(a.toLowerCase().startsWith(wanted)),
  );
  return found
    .slice(0, wanted === "" ? found.length : perGroup)
    .map((field) => ({ group: "fields", field, chip: null, label: `${field}:`, detail: hintOf(field) }));
}

function choicesFor(field: EventFilterField, { draft, choiceOf }: CompletionSources): Completion[] {
  const definition: { match: string; choices?: readonly string[] } = eventFilterFields[field];
  return (definition.choices ?? [])
    .filter((value) => has(value, draft.value) || has(choiceOf(value), draft.value))
    .map((value) => ({
      group: "choices",
      field,
      chip: { field, value, negated: draft.negated },
      label: choiceOf(value),
      detail: value,
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

function eventsOf({ draft, catalog, locale }: CompletionSources): Completion[] {
  const found = new Map<string, Completion>();
  for (const entry of catalog?.events ?? []) {
    if (found.size >= perGroup) break;
    found.set(entry.event, {
      group: "catalog",
      field: "event",
      chip: { field: "event", value: entry.event, negated: draft.negated },
      label: entry.name[locale],
      detail: `${entry.service} · ${entry.resourceType}`,
    });
  }
  return [...found.values()];
}

function servicesOf({ draft, catalog, locale }: CompletionSources): Completion[] {
  return (catalog?.services ?? [])
    .filter((item) => has(item.service, draft.value) || has(item.name[locale], draft.value))
    .slice(0, draft.field === "service" ? 40 : 3)
    .map((item) => ({
      group: "services",
      field: "service",
      chip: { field: "service", value: item.service, negated: draft.negated },
      label: item.name[locale],
      detail: item.name[locale] === item.service ? item.provider : item.service,
    }));
}

function resourceTypesOf({ draft, catalog, locale }: CompletionSources): Completion[] {
  const found = new Map<string, Completion>();
  for (const service of catalog?.services ?? []) {
    for (const { resourceType, name } of service.resourceTypes) {
      if (!has(resourceType, draft.value) && !has(name[locale], draft.value)) continue;
      found.set(resourceType, {
        group: "resourceTypes",
        field: "resourceType",
        chip: { field: "resourceType", value: resourceType, negated: draft.negated },
        label: name[locale],
        detail: service.service,
      });
    }
  }
  return [...found.values()].slice(0, 40);
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
    return [
      ...choicesFor(draft.field, sources),
      ...(known[draft.field]?.(sources) ?? []),
      ...seenFor(draft.field, sources),
    ];
  }
  if (draft.value === "") return fieldsFor(sources);
  const find: Completion[] = faultOf(text)
    ? []
    : [{ group: "text", field: "q", chip: text, label: sources.findText(draft.value), detail: null }];
  return [
    ...fieldsFor(sources),
    ...eventsOf(sources),
    ...servicesOf(sources),
    ...seenFor(null, sources),
    ...find,
  ];
}
