import type { EventFilters } from "@/lib/events/filters";
import { addFilter } from "../change-filters";
import { type QueryFault, type QueryRules, readQuery } from "./query-text";

export { applyCompletion } from "./apply-completion";

/** The filters with what was typed beside them; null where that is nothing, or has a fault. */
export function addTyped(
  text: string,
  filters: EventFilters,
  rules: QueryRules,
): { filters: EventFilters | null; fault: QueryFault | null } {
  const { chips, fault } = readQuery(text, rules);
  return { fault, filters: fault || chips.length === 0 ? null : chips.reduce(addFilter, filters) };
}
