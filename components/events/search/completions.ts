import type { EventFilterField } from "@/lib/events/filters";
import type { EventListItem } from "@/lib/events/model";
import { choicesOf } from "@/lib/events/search-language/check-part";
import { parseSearch } from "@/lib/events/search-language/parse-search";
import { printFilter } from "@/lib/events/search-language/print-search";
import type { FilterChip } from "../list-address";
import { eventsOf, resourceTypesOf, servicesOf } from "./catalog-completions";
import {
  type Completion,
  type CompletionSources,
  completionKey,
  has,
  maxDraftLength,
  perGroup,
} from "./completion";
import { fieldsFor, rangesFor, recentFor } from "./field-completions";
import { valuesFor } from "./value-completions";

/** The fields whose values the server is asked for; until it answers, the rows have some. */
const askedFields: readonly EventFilterField[] = ["actor", "resourceName", "resourceId", "project"];

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

function seenFor(wanted: EventFilterField | null, { draft, rows, values }: CompletionSources): Completion[] {
  const found = new Map<string, Completion>();
  for (const [field, read] of seenFields) {
    if (wanted ? field !== wanted : draft.value === "") continue;
    if (values && askedFields.includes(field)) continue;
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

/** A value that several sources know is shown where it comes first. */
function withoutRepeats(completions: readonly Completion[]): Completion[] {
  const found = new Map<string, Completion>();
  for (const item of completions) {
    if (!found.has(completionKey(item))) found.set(completionKey(item), item);
  }
  return [...found.values()];
}

/** Whether a text can be looked for: one letter would be found everywhere. */
const isFindable = (text: FilterChip, rules: CompletionSources) =>
  parseSearch(printFilter(text), { ...rules, zone: "UTC", now: 0 }).faults.length === 0;

/** The suggestions for what is being typed, in the order in which they are shown. */
export function listCompletions(sources: CompletionSources): Completion[] {
  const { draft, words } = sources;
  if (draft.value.length > maxDraftLength) return [];
  if (draft.field === "at") return rangesFor(sources);
  const text: FilterChip = { field: "q", value: draft.value, negated: draft.negated };
  if (draft.field !== null) {
    const known: Partial<Record<EventFilterField, (given: CompletionSources) => Completion[]>> = {
      service: servicesOf,
      resourceType: resourceTypesOf,
      event: eventsOf,
    };
    return withoutRepeats([
      ...choicesFor(draft.field, sources),
      ...(known[draft.field]?.(sources) ?? []),
      ...valuesFor(sources),
      ...seenFor(draft.field, sources),
    ]);
  }
  if (draft.value === "") return [...recentFor(sources), ...fieldsFor(sources)];
  const find: Completion[] = isFindable(text, sources)
    ? [{ group: "text", field: "q", chip: text, label: words.findText(draft.value), detail: null }]
    : [];
  return withoutRepeats([
    ...(draft.word ? [] : fieldsFor(sources)),
    ...eventsOf(sources),
    ...servicesOf(sources),
    ...valuesFor(sources),
    ...seenFor(null, sources),
    // What all of the words lead to comes before what the last of them may begin.
    ...(draft.word ? fieldsFor(sources) : []),
    ...recentFor(sources),
    ...find,
  ]);
}
