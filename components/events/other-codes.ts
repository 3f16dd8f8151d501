import type { EventFilters } from "@/lib/events/filters";
import type { EventListItem } from "@/lib/events/model";

/**
 * The codes under which events were found that the filters do not name: other spellings, and codes of the past that one
 * of theirs stands for now. None where any code, or any beginning of one, was asked for.
 */
export function otherCodes({ event }: EventFilters, rows: readonly EventListItem[]): string[] {
  const wanted = event.filter(({ negated }) => !negated);
  if (wanted.length === 0 || wanted.some(({ isPrefix }) => isPrefix)) return [];
  const named = new Set(wanted.map(({ value }) => value));
  return [...new Set(rows.map((row) => row.event))].filter((code) => !named.has(code));
}
