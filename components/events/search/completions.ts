import { type EventFilterField, eventFilterNames } from "@/lib/events/filters";
import type { EventListItem } from "@/lib/events/model";
import type { FilterChip } from "../list-address";
import { eventsOf, resourceTypesOf, servicesOf } from "./catalog-completions";
import { type Completion, type CompletionSources, completionKey, fold, has, perGroup } from "./completion";
import { choicesOf, faultOf } from "./query-text";

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

function fieldsFor({ draft, fields, hintOf }: CompletionSources): Completion[] {
  // After other words a field begins as it is typed, or nothing would part it from the text.
  const { word } = draft;
  const wanted = fold(word ? word.text : draft.value);
  if (word && wanted.length < 2) return [];
  const found = eventFilterNames.filter((name) => {
    // Messages lead to their events by a link; nobody types their ids.
    if (name === "q" || name === "notification" || !fields.includes(name)) return false;
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
