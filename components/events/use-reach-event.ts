import { type RefObject, useEffect, useRef } from "react";
import type { DataGridHandle } from "@/components/data-table/data-grid";
import type { ListOrder } from "@/lib/events/filters";
import type { EventPosition } from "@/lib/events/model";
import { findRow, maxRowsToReach, mayFollow } from "./opened-row";
import type { EventList } from "./use-event-list";

/**
 * Reads a list on, within a bound, until the event that its address opens is among the rows, and brings the row
 * into sight where the list came up with it open and not scrolled.
 */
export function useReachEvent(
  grid: RefObject<DataGridHandle | null>,
  list: EventList,
  opened: EventPosition | null,
  order: ListOrder,
): void {
  const { rows, fetchMore, query } = list;
  const { isFetching, hasNextPage } = query;
  const isUnseen = useRef(opened !== null);
  const row = findRow(rows, opened);
  const isWanted =
    opened !== null &&
    row === null &&
    hasNextPage &&
    rows.length > 0 &&
    rows.length < maxRowsToReach &&
    mayFollow(rows, opened, order);
  useEffect(() => {
    if (isWanted && !isFetching) fetchMore();
  }, [isWanted, isFetching, fetchMore]);
  useEffect(() => {
    if (row === null || !isUnseen.current) return;
    isUnseen.current = false;
    if (grid.current?.scroller?.scrollTop === 0) grid.current.scrollToRow(row);
  }, [row, grid]);
}
