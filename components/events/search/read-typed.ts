import type { EventFilters } from "@/lib/events/filters";
import { filtersOfSearch, parseSearch } from "@/lib/events/search-language/parse-search";
import { printSearch } from "@/lib/events/search-language/print-search";
import type { Clock } from "@/lib/events/search-language/read-range";
import type { SearchFault, SearchRules } from "@/lib/events/search-language/search-fault";
import { addFilter } from "../change-filters";

export { keepText } from "@/components/ui/kept-texts";
export { applyCompletion } from "./apply-completion";

export interface ReadTyped {
  /** The filters with what was typed beside them; null where that is nothing, or has a fault. */
  filters: EventFilters | null;
  /** What was typed, as the language writes it. */
  search: string;
  fault: SearchFault | null;
}

export function addTyped(text: string, filters: EventFilters, rules: SearchRules & Clock): ReadTyped {
  const parsed = parseSearch(text, rules);
  const [fault = null] = parsed.faults;
  const isNothing = parsed.filters.length === 0 && parsed.range === null;
  if (fault || isNothing) return { filters: null, search: "", fault };
  const ranged = { ...filters, range: parsed.range ?? filters.range };
  return {
    filters: parsed.filters.reduce(addFilter, ranged),
    search: printSearch(filtersOfSearch(parsed)),
    fault,
  };
}
