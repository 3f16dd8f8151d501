import { type EventFilterField, type EventFilters, eventFilterNames, type FilterValue } from "./filters";

/** One filter value with its field. */
export interface FieldFilter extends FilterValue {
  field: EventFilterField;
}

/** Every value that a list is filtered by, in the order of the fields. */
export const fieldFiltersOf = (filters: EventFilters): FieldFilter[] =>
  eventFilterNames.flatMap((field) => filters[field].map((item) => ({ field, ...item })));

export const isSameFilter = (a: FilterValue, b: FilterValue) =>
  a.value === b.value && a.negated === b.negated;

export const withoutFilter = (filters: EventFilters, item: FieldFilter): EventFilters => ({
  ...filters,
  [item.field]: filters[item.field].filter((known) => !isSameFilter(known, item)),
});
