import { type FieldFilter, fieldFiltersOf } from "../field-filters";
import type { EventFilters } from "../filters";
import type { TimeRange } from "../time-range";
import { readTerms } from "./read-terms";
import type { SearchField } from "./search-names";

const quote = (text: string) => `"${text.replace(/["\\]/g, "\\$&")}"`;

/** Whether a text is read as itself where it stands alone. */
function isPlain(text: string): boolean {
  const [term, ...others] = readTerms(text);
  if (!term || others.length > 0 || term.negated || term.name) return false;
  const { value } = term;
  return value.text === text && !value.isQuoted && !value.isPrefix && !value.oddity;
}

const isBare = (text: string) => /^[^\s"*]+$/.test(text);

/** The beginning of a term, to be typed on: `!service:`. */
export const printName = (field: SearchField, negated: boolean): string => `${negated ? "!" : ""}${field}:`;

/** A filter as a search has it. Text stands without its field, in quotes where it would be read as anything else. */
export function printFilter({ field, value, negated, isPrefix }: FieldFilter): string {
  const star = isPrefix ? "*" : "";
  if (field !== "q") return `${printName(field, negated)}${isBare(value) ? value : quote(value)}${star}`;
  return `${negated ? "!" : ""}${isPlain(value) ? value : quote(value)}`;
}

/** A range as a search has it; empty for all time. */
export const printRange = ({ from, to }: TimeRange): string =>
  from === null && to === null ? "" : `at:${from ?? ""}..${to ?? ""}`;

/** Filters as a search that is read to the same filters again. The order of the list is no part of it. */
export function printSearch(filters: EventFilters): string {
  const asked = fieldFiltersOf(filters);
  // Plain words that stand together would be one text.
  const isAlone = filters.q.length < 2;
  const terms = asked.map((item) =>
    item.field === "q" && !isAlone ? `${item.negated ? "!" : ""}${quote(item.value)}` : printFilter(item),
  );
  return [...terms, printRange(filters.range)].filter(Boolean).join(" ");
}
