"use client";

import { type CSSProperties, type ReactNode, type Ref, useEffect, useImperativeHandle, useRef } from "react";
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
  grid: GridItems;
  sort: GridSort;
  isOwnLayout: boolean;
  onResizeStart: (widths: Record<string, number>) => void;
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

/** The room that each column asks for, as the custom properties that its cells are sized by. */
function columnStyle<Data extends object>(columns: readonly GridColumn<Data>[], isOwn: boolean) {
  const widest = columns.find((column) => (column.columnDef.meta?.grow ?? 0) > 0)?.id;
  const entries = columns.map((column) => {
    const grow = isOwn ? Number(column.id === widest) : (column.columnDef.meta?.grow ?? 0);
    return [`--col-${column.id}`, `${grow} 0 ${column.getSize()}px`];
  });
  return Object.fromEntries(entries) as CSSProperties;
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

/** Rows under sticky bands, of which only those in sight stand in the page, with the keys of a grid. */
export function DataGrid<Data extends object>(props: DataGridProps<Data>) {
  const { table, grid, isOwnLayout, total, cursor, onSight } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const columns = table.getVisibleLeafColumns();
  const rows = table.getRowModel().rows;
  const view = useGridWindow({ grid, scroller, keptRow: cursor.row });

  const scrollToRow = (row: number) => {
    const item = grid.itemOfRow[row];
    if (item !== undefined) view.scrollToItem(item);
  };
  const focusCell = ({ row, column }: GridCursor) => {
    scrollToRow(row);
    // The row joins the page with the next render, since the cursor's row is always kept there.
    requestAnimationFrame(() => {
      const line = scroller.current?.querySelector(`[data-row="${row}"]`);
      line?.querySelector<HTMLElement>(`[data-col="${column}"]`)?.focus({ preventScroll: true });
    });
  };
  useImperativeHandle(props.ref, () => ({ focusCell, scrollToRow, scroller: scroller.current }));

  const firstRow = grid.items[view.firstInSight]?.rowsBefore ?? 0;
  const lastRow = grid.items[view.lastInSight]?.rowsBefore ?? 0;
  useEffect(() => onSight(firstRow, lastRow), [onSight, firstRow, lastRow]);

  const onKeyDown = (event: React.KeyboardEvent) => {
    const from = cellOf(event.target);
    if (!from || event.altKey || event.metaKey) return;
    const rowsInSight = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2);
    const bounds = { rowCount: rows.length, columns: columnsOnShow(scroller.current), rowsInSight };
    const to = moveInGrid(from, event.key, event.ctrlKey, bounds);
    if (to) {
      props.onCursorChange(to);
      focusCell(to);
    }
    if (event.key === "Enter") props.onOpen(from.row);
    if (to || event.key === "Enter") event.preventDefault();
  };
  const onClick = (event: React.MouseEvent) => {
    const cell = cellOf(event.target);
    if (!cell || !isPlainClick(event)) return;
    event.preventDefault();
    props.onCursorChange(cell);
    props.onOpen(cell.row);
  };

  const ownWidth = isOwnLayout ? columns.reduce((sum, column) => sum + column.getSize(), 8) : undefined;
  return (
    <div
      ref={scroller}
      className="data-grid relative min-h-0 flex-1 overflow-auto"
      data-layout={isOwnLayout ? "own" : "auto"}
    >
      <table
        role="grid"
        aria-label={props.label}
        aria-rowcount={total === null ? -1 : total + grid.bands.length + 1}
        onKeyDown={onKeyDown}
        onClick={onClick}
        className="block w-full"
        style={{ ...columnStyle(columns, isOwnLayout), minWidth: ownWidth }}
      >
        <GridHead
          table={table}
          columns={columns}
          sort={props.sort}
          isOwnLayout={isOwnLayout}
          onResizeStart={props.onResizeStart}
        />
        <GridBody
          grid={grid}
          rows={rows}
          columns={columns}
          shown={view.shown}
          stuckBand={view.stuckBand}
          cursor={cursor}
          selectedRow={props.selectedRow}
          isOwnLayout={isOwnLayout}
        />
      </table>
      {props.foot}
    </div>
  );
}
