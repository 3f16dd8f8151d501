import type { EventValue, ValueField } from "@/lib/events/event-values";
import type { Draft } from "@/lib/events/search-language/read-draft";
import type { SearchField } from "@/lib/events/search-language/search-names";
import type { FilterChip } from "../list-address";
import { type Completion, type CompletionSources, maxDraftLength, perGroup } from "./completion";

/** Below this many letters plain text is in too many values to say anything. */
const minLength = 2;

const askedBy: Partial<Record<SearchField, ValueField>> = {
  actor: "actor",
  resourceName: "resource",
  resourceId: "resource",
  project: "project",
};

/** What the server is asked for while this is typed: the values of a field, or of plain text who and what it may be. */
export function valueFieldsOf({ field, value }: Draft): readonly ValueField[] {
  if (value.length > maxDraftLength) return [];
  if (field === null) return value.length < minLength ? [] : ["actor", "resource"];
  const asked = askedBy[field];
  return asked ? [asked] : [];
}

/** The filter that asks for a value: of a resource by its name, which people know, unless its id is being typed. */
function chipOf({ field, value, name }: EventValue, { field: typed, negated }: Draft): FilterChip | null {
  if (field === "actor" || field === "project") {
    return typed === null || typed === field ? { field, value, negated } : null;
  }
  if (typed === "resourceId") return field === "resourceId" ? { field, value, negated } : null;
  const named = field === "resourceName" ? value : name;
  if (named !== null) return { field: "resourceName", value: named, negated };
  return typed === null ? { field, value, negated } : null;
}

/** What is shown of a value: what people call it, and beside it what tells it exactly. */
function wordsOf({ value, name }: EventValue, chip: FilterChip) {
  if (chip.field === "resourceId") return { label: value, detail: name };
  return name === null ? { label: value, detail: null } : { label: name, detail: value };
}

/** The values that the server knows, each filter once: resources may share a name. */
export function valuesFor({ draft, values }: CompletionSources): Completion[] {
  const found = new Map<string, Completion>();
  for (const item of values ?? []) {
    const chip = chipOf(item, draft);
    if (!chip || found.has(`${chip.field} ${chip.value}`)) continue;
    found.set(`${chip.field} ${chip.value}`, {
      group: "values",
      field: chip.field,
      chip,
      ...wordsOf(item, chip),
    });
  }
  return [...found.values()].slice(0, draft.field === null ? perGroup : 20);
}
