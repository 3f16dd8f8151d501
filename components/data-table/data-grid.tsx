"use client";

import { type ReactNode, type Ref, useEffect, useEffectEvent, useImperativeHandle, useRef } from "react";
import { columnStyle } from "./column-widths";
import { GridBody } from "./grid-body";
import { type GridColumn, type GridTable, rowHeight } from "./grid-features";
import { GridHead, type GridSort } from "./grid-head";
import type { GridItems } from "./grid-items";
import { type GridCursor, moveInGrid } from "./grid-keys";
import { useGridWindow } from "./use-grid-window";
import "./data-grid.css";

export interface DataGridHandle {
  /** Brings a cell into sight and puts the focus on it. */
  focusCell: (cell: GridCursor) => void;
  scrollToRow: (row: number) => void;
  scroller: HTMLDivElement | null;
}

export interface DataGridProps<Data extends object> {
  ref?: Ref<DataGridHandle>;
  /** What the grid lists, for screen readers. */
  label: string;
  table: GridTable<Data>;
  /** Those on show, first to last. */
  columns: readonly GridColumn<Data>[];
  grid: GridItems;
  sort: GridSort;
  isOwnLayout: boolean;
  /** True where the stylesheet leaves columns out by the list's width. */
  hidesByWidth: boolean;
  /** Widths in pixels that a person chose, by column. */
  widths: Readonly<Record<string, number>>;
  onResize: (widths: Record<string, number>) => void;
  /** The grid's rows in all, where that is known. */
  total: number | null;
  cursor: GridCursor;
  onCursorChange: (cursor: GridCursor) => void;
  selectedRow: number | null;
  onOpen: (row: number) => void;
  /** The rows in sight, first and last, counted from 0. */
  onSight: (first: number, last: number) => void;
  /** Stands below the last row. */
  foot?: ReactNode;
}

/** The row and column of the cell that an event happened in. */
export function cellOf(target: EventTarget | null): GridCursor | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>("td[data-col]") : null;
  const row = cell?.closest<HTMLElement>("[data-row]")?.dataset.row;
  return cell?.dataset.col && row !== undefined ? { row: Number(row), column: cell.dataset.col } : null;
}

/** In the automatic layout the stylesheet leaves columns out by the list's width. */
const columnsOnShow = (scroller: HTMLElement | null) =>
  [...(scroller?.querySelectorAll<HTMLElement>("th[data-col]") ?? [])]
    .filter((head) => head.offsetWidth > 0)
    .map((head) => head.dataset.col ?? "");

const isPlainClick = (event: React.MouseEvent) =>
  event.button === 0 &&
  !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) &&
  !window.getSelection()?.toString();

/** Where the grid's own element is, and how to get to a row or a cell of it. */
function useGridPlaces<Data extends object>({ grid, cursor, ref, table, onSight }: DataGridProps<Data>) {
  const scroller = useRef<HTMLDivElement>(null);
  const view = useGridWindow({ grid, scroller, keptRow: cursor.row });
  const scrollToRow = (row: number) => {
    const item = grid.itemOfRow[row];
    if (item !== undefined) view.scrollToItem(item);
  };
  /** Where the focus is on its way to: keys come faster than frames. */
  const aim = useRef<GridCursor | null>(null);
  const focusCell = (cell: GridCursor) => {
    const { row, column } = cell;
    scrollToRow(row);
    aim.current = cell;
    // The row joins the page with the next render, since the cursor's row is always kept there.
    requestAnimationFrame(() => {
      if (aim.current !== cell) return;
      aim.current = null;
      const line = scroller.current?.querySelector(`[data-row="${row}"]`);
      line?.querySelector<HTMLElement>(`[data-col="${column}"]`)?.focus({ preventScroll: true });
    });
  };
  useImperativeHandle(ref, () => ({ focusCell, scrollToRow, scroller: scroller.current }));

  const firstRow = grid.items[view.sight.first]?.rowsBefore ?? 0;
  const lastRow = grid.items[view.sight.last]?.rowsBefore ?? 0;
  const rowCount = table.getRowModel().rows.length;
  const report = useEffectEvent(onSight);
  // More rows may be wanted though the rows in sight stay: the list may still be shorter than the screen.
  useEffect(() => {
    if (rowCount > 0) report(firstRow, lastRow);
  }, [firstRow, lastRow, rowCount]);
  return { scroller, view, focusCell, aim };
}

/** Rows under sticky bands, of which only those in sight stand in the page, with the keys of a grid. */
export function DataGrid<Data extends object>(props: DataGridProps<Data>) {
  const { table, columns, grid, widths, total, cursor, onCursorChange, onOpen } = props;
  const { isOwnLayout, hidesByWidth } = props;
  const { scroller, view, focusCell, aim } = useGridPlaces(props);
  const rows = table.getRowModel().rows;
  const rooms = columns.map(({ id, columnDef: { meta } }) => ({
    id,
    width: widths[id] ?? meta?.width ?? 0,
    grow: meta?.grow ?? 0,
  }));

  const onKeyDown = (event: React.KeyboardEvent) => {
    const from = aim.current ?? cellOf(event.target);
    if (!from || event.altKey || event.metaKey) return;
    const rowsInSight = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2);
    const bounds = { rowCount: rows.length, columns: columnsOnShow(scroller.current), rowsInSight };
    const to = moveInGrid(from, event.key, event.ctrlKey, bounds);
    if (to) {
      onCursorChange(to);
      focusCell(to);
    }
    if (event.key === "Enter") onOpen(from.row);
    if (to || event.key === "Enter") event.preventDefault();
  };
  const onClick = (event: React.MouseEvent) => {
    const cell = cellOf(event.target);
    if (!cell || !isPlainClick(event)) return;
    event.preventDefault();
    onCursorChange(cell);
    onOpen(cell.row);
  };

  const leastWidth = hidesByWidth ? 0 : rooms.reduce((sum, room) => sum + room.width, 8);
  const className = "data-grid relative min-h-0 flex-1 overflow-auto";
  return (
    <div ref={scroller} className={className} data-layout={hidesByWidth ? "auto" : "own"}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are walked by keys is the grid pattern of WAI-ARIA
        role="grid"
        aria-label={props.label}
        aria-rowcount={total === null ? -1 : total + grid.bands.length + 1}
        onKeyDown={onKeyDown}
        onClick={onClick}
        className="block w-full"
        style={columnStyle(rooms, isOwnLayout, leastWidth)}
      >
        <GridHead columns={columns} sort={props.sort} onResize={props.onResize} />
        <GridBody
          grid={grid}
          rows={rows}
          columns={columns}
          shown={view.shown}
          stuckBand={view.stuckBand}
          cursor={cursor}
          selectedRow={props.selectedRow}
        />
      </table>
      {props.foot}
    </div>
  );
}
