import { type FieldFilter, isSameFilter } from "../field-filters";
import { type EventFilters, emptyEventFilters, maxFiltersLength, maxFilterValues } from "../filters";
import type { TimeRange } from "../time-range";
import { checkPart, type Found } from "./check-part";
import { type Part, readParts } from "./read-parts";
import { type Clock, readRange } from "./read-range";
import type { SearchFault, SearchRules } from "./search-fault";

/** Characters of a search: what an address can hold of values, with their fields and quotes. */
export const maxSearchLength = 8_000;

/** A search as it was read. Where it has faults, nothing is asked for. */
export interface ParsedSearch {
  /** In the order in which they were typed, each once. */
  filters: readonly FieldFilter[];
  /** Null where the search says nothing of the time. */
  range: TimeRange | null;
  /** In the order in which they stand. */
  faults: readonly SearchFault[];
}

class SearchReader {
  readonly filters: FieldFilter[] = [];
  readonly faults: SearchFault[] = [];
  range: TimeRange | null = null;

  constructor(
    private readonly text: string,
    private readonly rules: SearchRules & Clock,
  ) {}

  refuse(found: Found): void {
    const text = this.text.slice(found.start, found.end);
    this.faults.push({ field: "q", text, choices: [], nearest: null, ...found });
  }

  take(part: Part): void {
    const { field } = part;
    const found = checkPart(part, this.rules) ?? (field === "at" ? this.takeRange(part) : null);
    if (found) this.refuse({ field: field ?? "q", ...found });
    else if (field !== null && field !== "at") this.takeFilter(part, field);
  }

  /** The mistake in a range, where it has one. */
  private takeRange(part: Part): Found | null {
    const { start, end, value, negated, isPrefix } = part;
    const { isQuoted, start: valueStart } = part.terms[0].value;
    if (negated) return { reason: "rangeNegated", start, end };
    if (this.range) return { reason: "rangeGivenTwice", start, end };
    if (value === "") return { reason: "valueNeeded", start, end };
    if (isPrefix) return { reason: "badTime", start: valueStart, end };
    const read = readRange(value, this.rules);
    if (!("reason" in read)) {
      this.range = read;
      return null;
    }
    // Within quotes a place in the value is none in the text.
    if (isQuoted) return { reason: read.reason, start: valueStart, end };
    return { reason: read.reason, start: valueStart + read.start, end: valueStart + read.end };
  }

  private takeFilter({ value, negated, isPrefix, start, end }: Part, field: FieldFilter["field"]): void {
    const item: FieldFilter = { field, value, negated, ...(isPrefix ? { isPrefix } : {}) };
    const ofField = this.filters.filter((known) => known.field === field);
    if (ofField.some((known) => isSameFilter(known, item))) return;
    if (ofField.length < maxFilterValues) this.filters.push(item);
    else this.refuse({ reason: "tooMany", field, start, end });
  }
}

/** Reads a search: `service:"Virtual Machine" !outcome:success at:-7d web-1`. The grammar is in docs/search.md. */
export function parseSearch(text: string, rules: SearchRules & Clock): ParsedSearch {
  const reader = new SearchReader(text, rules);
  if (text.length > maxSearchLength) {
    reader.refuse({ reason: "tooLongTogether", start: maxSearchLength, end: text.length });
    return reader;
  }
  for (const part of readParts(text)) reader.take(part);
  const length = reader.filters.reduce((sum, { value }) => sum + value.length, 0);
  if (length > maxFiltersLength) reader.refuse({ reason: "tooLongTogether", start: 0, end: text.length });
  return reader;
}

/** The filters that a search asks for, over all time where it names none. */
export function filtersOfSearch({ filters, range }: ParsedSearch): EventFilters {
  const asked = { ...emptyEventFilters, range: range ?? emptyEventFilters.range };
  for (const { field, ...item } of filters) asked[field] = [...asked[field], item];
  return asked;
}
