import type { FieldFilter } from "@/lib/events/field-filters";
import { eventFilterFields } from "@/lib/events/filters";

export interface FilterWords {
  field: string;
  relation: string;
  value: string;
}

function relationOf({ field, negated, isPrefix }: FieldFilter) {
  if (isPrefix) return negated ? "beginsNot" : "begins";
  if (eventFilterFields[field].match === "contains") return negated ? "hasNot" : "has";
  return negated ? "isNot" : "is";
}

/** A filter in words; `t` gives those of the list. */
export function filterWords(filter: FieldFilter, t: (key: string) => string): FilterWords {
  const { field, value } = filter;
  const isChoice = eventFilterFields[field].match === "choice";
  return {
    field: t(`field.${field}`),
    relation: t(relationOf(filter)),
    value: isChoice ? t(field === "outcome" ? `outcome.${value}` : `value.${value}`) : value,
  };
}
