import type { Route } from "next";
import { type RefObject, useRef } from "react";
import { cellOf, type DataGridHandle } from "@/components/data-table/data-grid";
import type { GridCursor } from "@/components/data-table/grid-keys";
import { useGoToPage } from "@/components/ui/page-transition";
import { useTimeZone } from "@/components/ui/time-zone-context";
import { useShortcuts } from "@/components/ui/use-shortcuts";
import type { EventFilterField } from "@/lib/events/filters";
import type { EventListItem } from "@/lib/events/model";
import { linkInZone } from "./link-in-zone";
import { stepFrom } from "./opened-row";
import type { EventList } from "./use-event-list";
import type { ListAddressState } from "./use-list-address";

/** Fetched with the first filter that is made by key. */
const loadNarrowing = () => import("./narrow-by-cell");

interface ListKeysOptions {
  grid: RefObject<DataGridHandle | null>;
  list: EventList;
  address: ListAddressState;
  /** The fields that this list can be filtered by. */
  fields: readonly EventFilterField[];
  cursor: GridCursor;
  setCursor: (cursor: GridCursor) => void;
  /** The permanent page of an event. */
  hrefOf: (event: EventListItem) => Route;
  /** The row of the event in the panel; null where none is open or it is not among the rows. */
  selectedRow: number | null;
}

/** Steps from row to row: with an event open to the next one, else with the focus. */
function useSteps({ grid, list, address, cursor, setCursor }: ListKeysOptions) {
  const { rows } = list;
  const openRow = (row: number) => {
    const event = rows[row];
    if (event) address.open({ id: event.id, occurredAt: event.occurredAt });
  };
  /** Opens the event so many rows further; false where there is none. */
  const step = (by: number) => {
    if (!address.opened) return false;
    const next = stepFrom(rows, address.opened, address.filters.order, by);
    if (by > 0 && (next === null || next >= rows.length - 1)) list.fetchMore();
    if (next === null) return false;
    setCursor({ row: next, column: cursor.column });
    grid.current?.scrollToRow(next);
    openRow(next);
    return true;
  };
  const canStep = (by: number) =>
    address.opened !== null && stepFrom(rows, address.opened, address.filters.order, by) !== null;
  const move = (by: number) => {
    if (address.opened) return step(by);
    if (rows.length === 0) return false;
    const isInside = grid.current?.scroller?.contains(document.activeElement) ?? false;
    const row = isInside ? Math.max(0, Math.min(rows.length - 1, cursor.row + by)) : cursor.row;
    const next = { row, column: cursor.column };
    setCursor(next);
    grid.current?.focusCell(next);
    return true;
  };
  return { openRow, step, canStep, move };
}

const hoveredCell = () => cellOf(document.querySelector(".data-grid td:hover"));

/**
 * The cell that is meant, by the pointer or by the focus, whichever was used last. A pointer is asked where it is at
 * that moment: rows move under one that rests, and it may have left the list.
 */
function useMeantCell(setCursor: (cell: GridCursor) => void) {
  const pointerLeads = useRef(false);
  return {
    meantCell: () => (pointerLeads.current ? hoveredCell() : null) ?? cellOf(document.activeElement),
    onPoint: () => {
      pointerLeads.current = true;
    },
    /** A key moves the cursor away from a pointer that lies forgotten over a row; a press does not. */
    moveCursor: (cell: GridCursor) => {
      const hovered = hoveredCell();
      pointerLeads.current = hovered?.row === cell.row && hovered.column === cell.column;
      setCursor(cell);
    },
  };
}

/** The keys of a list of events (tokens: Keys), and the steps from one opened event to the next. */
export function useListKeys(options: ListKeysOptions) {
  const { grid, list, address, fields, cursor, setCursor, selectedRow, hrefOf } = options;
  const go = useGoToPage();
  const { zone } = useTimeZone();
  const { meantCell, onPoint, moveCursor } = useMeantCell(setCursor);
  const { openRow, step, canStep, move } = useSteps({ ...options, setCursor: moveCursor });

  const filterByCell = (negated: boolean) => {
    const cell = meantCell();
    const event = cell && list.rows[cell.row];
    if (!event) return false;
    void loadNarrowing().then(({ narrowByCell }) => {
      const filters = narrowByCell(address.filters, { event, column: cell.column, negated, fields });
      if (filters) address.setFilters(filters);
    });
    return true;
  };
  const rowHref = () => {
    const row = cellOf(document.activeElement)?.row;
    const event = row === undefined ? undefined : list.rows[row];
    return event ? hrefOf(event) : null;
  };
  const openPage = () => {
    const href = rowHref();
    return href ? go(href) : false;
  };
  const rowLink = () => {
    const href = rowHref();
    return href ? linkInZone(href, zone) : null;
  };
  const close = () => {
    address.close();
    const cell = { row: selectedRow ?? cursor.row, column: cursor.column };
    setCursor(cell);
    grid.current?.focusCell(cell);
  };

  useShortcuts({
    j: () => move(1),
    k: () => move(-1),
    f: () => filterByCell(false),
    F: () => filterByCell(true),
    o: () => openPage(),
    r: () => void list.refresh(),
    Escape: () => (address.opened ? close() : false),
  });
  return { openRow, step, canStep, close, rowLink, onPoint, moveCursor };
}
