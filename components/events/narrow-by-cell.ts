import type { EventFilterField, EventFilters } from "@/lib/events/filters";
import type { EventListItem } from "@/lib/events/model";
import { filterOfCell } from "./cell-filter";
import { narrowTo } from "./change-filters";
import type { EventColumnId } from "./column-ids";

interface AskedCell {
  event: EventListItem;
  column: string;
  negated: boolean;
  /** The fields that the list can be filtered by. */
  fields: readonly EventFilterField[];
}

/** The filters narrowed to what a cell shows, or away from it; null where the list can't be asked for that. */
export function narrowByCell(
  filters: EventFilters,
  { event, column, negated, fields }: AskedCell,
): EventFilters | null {
  const chip = filterOfCell(event, column as EventColumnId, negated);
  return chip && fields.includes(chip.field) ? narrowTo(filters, chip) : null;
}
