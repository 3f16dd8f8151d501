import { type EventFilterField, type EventFilters, eventFilterNames, type FilterValue } from "./filters";

/** One filter value with its field. */
export interface FieldFilter extends FilterValue {
  field: EventFilterField;
}

/** Every value that a list is filtered by, in the order of the fields. */
export const fieldFiltersOf = (filters: EventFilters): FieldFilter[] =>
  eventFilterNames.flatMap((field) => filters[field].map((item) => ({ field, ...item })));

/** The same events are meant, to be asked for or to be left out. */
export const isSameValue = (a: FilterValue, b: FilterValue) =>
  a.value === b.value && a.isPrefix === b.isPrefix;

export const isSameFilter = (a: FilterValue, b: FilterValue) => a.negated === b.negated && isSameValue(a, b);

export const withoutFilter = (filters: EventFilters, item: FieldFilter): EventFilters => ({
  ...filters,
  [item.field]: filters[item.field].filter((known) => !isSameFilter(known, item)),
});
