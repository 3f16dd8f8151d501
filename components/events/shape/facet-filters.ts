import { withoutFilter } from "@/lib/events/field-filters";
import type { EventFilters } from "@/lib/events/filters";
import type { EventFacet, FacetValue } from "@/lib/events/stats-model";
import type { Locale } from "@/lib/shared/locale";
import { addFilter } from "../change-filters";

/** What the filters say about one value of a facet; of what begins with it, the filters' own list tells. */
export type FacetState = "included" | "excluded" | null;

export function facetState(filters: EventFilters, facet: EventFacet, value: string): FacetState {
  const item = filters[facet].find((known) => known.value === value && !known.isPrefix);
  return item ? (item.negated ? "excluded" : "included") : null;
}

/** Wishes for a value, or against it; the same wish once more takes it back. */
export function toggleValue(
  filters: EventFilters,
  facet: EventFacet,
  value: string,
  wish: "included" | "excluded",
): EventFilters {
  const chip = { field: facet, value, negated: wish === "excluded" };
  return facetState(filters, facet, value) === wish ? withoutFilter(filters, chip) : addFilter(filters, chip);
}

/** The list with this value alone, whatever the facet was narrowed to; of the only value, with every one again. */
export function onlyValue(filters: EventFilters, facet: EventFacet, value: string): EventFilters {
  const isOnly = filters[facet].length === 1 && facetState(filters, facet, value) === "included";
  return { ...filters, [facet]: isOnly ? [] : [{ value, negated: false }] };
}

/** A value of a facet as it stands in its list. */
export interface FacetRow {
  value: string;
  /** In the reader's language, or the value itself. */
  name: string;
  /** Null for a value that is filtered by and that none of the counted events has. */
  count: number | null;
  state: FacetState;
}

interface RowsOf {
  facet: EventFacet;
  values: readonly FacetValue[];
  filters: EventFilters;
  locale: Locale;
  /** The names of values that are words of ours; null for all others. */
  ownName: (value: string) => string | null;
}

/** The counted values, most frequent first, then those that are filtered by and were not counted. */
export function facetRows({ facet, values, filters, locale, ownName }: RowsOf): FacetRow[] {
  const nameOf = (value: string, name: FacetValue["name"]) => ownName(value) ?? name?.[locale] ?? value;
  const counted = values.map(({ value, count, name }) => ({
    value,
    name: nameOf(value, name),
    count,
    state: facetState(filters, facet, value),
  }));
  const known = new Set(values.map(({ value }) => value));
  const wished = filters[facet]
    .filter(({ value, isPrefix }) => !isPrefix && !known.has(value))
    .map(({ value, negated }) => ({
      value,
      name: nameOf(value, null),
      count: null,
      state: negated ? ("excluded" as const) : ("included" as const),
    }));
  return [...counted, ...wished];
}

/** Values that a facet shows before it is asked for all of them. */
export const shortListLength = 6;

/** The first rows, and those that are filtered by wherever they stand: a filter never hides behind "more". */
export const shortList = (rows: readonly FacetRow[]) =>
  rows.filter(({ state }, index) => index < shortListLength || state !== null);

const fold = (text: string) => text.normalize("NFC").toLowerCase();

/** The rows whose name or code has the text. */
export function searchRows(rows: readonly FacetRow[], text: string): FacetRow[] {
  const part = fold(text.trim());
  return rows.filter(({ name, value }) => fold(name).includes(part) || fold(value).includes(part));
}
