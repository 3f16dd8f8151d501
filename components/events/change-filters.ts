import { isSameFilter, isSameValue } from "@/lib/events/field-filters";
import { type EventFilters, emptyEventFilters } from "@/lib/events/filters";
import type { FilterChip } from "./list-address";

export function addFilter(filters: EventFilters, { field, ...item }: FilterChip): EventFilters {
  if (filters[field].some((known) => isSameFilter(known, item))) return filters;
  // A value can't be asked for and excluded at once: the later wish stands.
  const kept = filters[field].filter((known) => !isSameValue(known, item));
  return { ...filters, [field]: [...kept, item] };
}

/** Puts another value in the place of one. */
export function replaceFilter(filters: EventFilters, chip: FilterChip, value: string): EventFilters {
  const others = filters[chip.field].filter((known) => known.value !== value);
  const values = others.map((known) => (isSameFilter(known, chip) ? { ...known, value } : known));
  return { ...filters, [chip.field]: values };
}

/** Narrows a list to one value of a field (or away from it): earlier wishes for other values of the field give way. */
export function narrowTo(filters: EventFilters, chip: FilterChip): EventFilters {
  if (chip.negated) return addFilter(filters, chip);
  const excluded = filters[chip.field].filter((known) => known.negated && !isSameValue(known, chip));
  return { ...filters, [chip.field]: [...excluded, { value: chip.value, negated: false }] };
}

/** No filter any more; the range and the order stay. */
export const clearFilters = ({ range, order }: EventFilters): EventFilters => ({
  ...emptyEventFilters,
  range,
  order,
});
