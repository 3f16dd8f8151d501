import type { ListOrder } from "@/lib/events/filters";
import type { EventListItem, EventPosition } from "@/lib/events/model";

/** Rows up to which a list is read on, so that the event or the place that an address asks for comes into sight. */
export const maxRowsToReach = 2_000;

export function findRow(rows: readonly EventListItem[], opened: EventPosition | null): number | null {
  if (!opened) return null;
  const row = rows.findIndex(({ id, occurredAt }) => id === opened.id && occurredAt === opened.occurredAt);
  return row < 0 ? null : row;
}

/** Whether the event's time lies beyond the last row, or at it: pages to come may have the event. */
export function mayFollow(rows: readonly EventListItem[], opened: EventPosition, order: ListOrder): boolean {
  const last = rows.at(-1);
  if (!last) return true;
  const distance = Date.parse(opened.occurredAt) - Date.parse(last.occurredAt);
  return order === "desc" ? distance <= 0 : distance >= 0;
}

/**
 * The row so many steps from an event; null where there is none. An event that is not among the rows (the filters
 * leave it out, say) is stepped from as if it stood between them, by its time.
 */
export function stepFrom(
  rows: readonly EventListItem[],
  opened: EventPosition,
  order: ListOrder,
  by: number,
): number | null {
  const own = findRow(rows, opened);
  const at = Date.parse(opened.occurredAt);
  const isBeyond = ({ occurredAt }: EventListItem) =>
    order === "desc" ? Date.parse(occurredAt) < at : Date.parse(occurredAt) > at;
  const found = own === null ? rows.findIndex(isBeyond) : -1;
  const gap = found < 0 ? rows.length : found;
  const next = own === null ? gap + by - (by > 0 ? 1 : 0) : own + by;
  return next >= 0 && next < rows.length ? next : null;
}
