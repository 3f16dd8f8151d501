import type { EventFilters } from "@/lib/events/filters";
import type { EventListScope } from "@/lib/navigation/paths";

/** The list that is to be exported. */
export interface ExportedList {
  scope: EventListScope;
  filters: EventFilters;
  /** The range of the list, as its head says it. */
  rangeWords: string;
  zone: string;
}
