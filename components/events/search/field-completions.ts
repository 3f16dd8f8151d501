import { eventFilterNames } from "@/lib/events/filters";
import { printRange } from "@/lib/events/search-language/print-search";
import { namesOf, type SearchField } from "@/lib/events/search-language/search-names";
import { type Completion, type CompletionSources, fold, has, perGroup } from "./completion";

/** Messages lead to their events by a link; nobody types their ids. */
const typedFields: readonly SearchField[] = [
  ...eventFilterNames.filter((name) => name !== "q" && name !== "notification"),
  "at",
];

/** How near a field is to what was typed; null where it is not meant. */
function rankOfField(field: SearchField, wanted: string, called: string): number | null {
  if (fold(field).startsWith(wanted)) return 0;
  if ([called, ...namesOf(field)].some((name) => fold(name).startsWith(wanted))) return 1;
  return has(field, wanted) || has(called, wanted) ? 2 : null;
}

export function fieldsFor({ draft, fields, nameOf, hintOf }: CompletionSources): Completion[] {
  // After other words a field begins as it is typed, or nothing would part it from the text.
  const { word } = draft;
  const wanted = fold(word ? word.text : draft.value);
  if (word && wanted.length < 2) return [];
  const found = typedFields
    .filter((field) => field === "at" || fields.includes(field))
    .map((field) => ({ field, rank: rankOfField(field, wanted, nameOf(field)) }))
    .filter(({ rank }) => (word ? rank === 0 : rank !== null))
    .toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
  return found.slice(0, wanted === "" ? found.length : perGroup).map(({ field }) => ({
    group: "fields",
    field,
    chip: null,
    label: `${field}:`,
    detail: hintOf(field),
  }));
}

/** The ranges that the console offers, by their own words or the reader's. */
export function rangesFor({ draft, words }: CompletionSources): Completion[] {
  return words.ranges
    .filter(({ from, name }) => has(from, draft.value) || has(name, draft.value))
    .map(({ from, name }) => {
      const text = printRange({ from, to: null });
      return { group: "choices", field: "at", chip: null, text, label: name, detail: text };
    });
}

const maxRecentWhileTyping = 3;

/** Earlier searches: before anything is typed, with the way to forget them; then those that go on as it begins. */
export function recentFor({ draft, recent, words }: CompletionSources): Completion[] {
  const typed = `${draft.negated ? "!" : ""}${draft.value}`;
  const isEmpty = typed === "" && draft.before === "";
  if (draft.before !== "" || recent.length === 0) return [];
  const found = recent
    .filter((text) => fold(text).startsWith(fold(typed)))
    .slice(0, isEmpty ? perGroup : maxRecentWhileTyping)
    .map(
      (text): Completion => ({ group: "recent", field: "q", chip: null, text, label: text, detail: null }),
    );
  const forget: Completion = {
    group: "recent",
    field: "q",
    chip: null,
    text: "",
    label: words.forgetRecent,
    detail: null,
  };
  return isEmpty ? [...found, forget] : found;
}
