import { type Column, type ReactTable, type Row, type RowData, tableFeatures } from "@tanstack/react-table";
import { createGrowingRowModel } from "./growing-row-model";

/** How a column takes its room in the automatic layout. */
export interface GridColumnMeta {
  /** The column's name, also where its head is not on show. */
  label: string;
  /** Its width in pixels where nobody chose another, and the least that it gets. */
  width: number;
  /** Its share of the room that is left over; 0 keeps the width. */
  grow: number;
  /**
   * Up to this width of the list, in pixels, the column is left out of the automatic layout; null: it always stays.
   * The caller's stylesheet says the same, so that the server's rows are right at every width.
   */
  leavesBelow: number | null;
}

/**
 * Widths are not the table's business: they are custom properties, so that dragging an edge draws no row anew. Nor are
 * order and hiding: a grid is given the columns that it shows.
 */
export const gridFeatures = tableFeatures({
  coreRowModel: createGrowingRowModel(),
  columnMeta: {} as GridColumnMeta,
});

export type GridFeatures = typeof gridFeatures;
export type GridTable<Data extends RowData> = ReactTable<GridFeatures, Data>;
export type GridRowModel<Data extends RowData> = Row<GridFeatures, Data>;
export type GridColumn<Data extends RowData> = Column<GridFeatures, Data>;

/** Heights in pixels. The stylesheet has the same ones as custom properties. */
export const headHeight = 30;
export const bandHeight = 26;
export const rowHeight = 34;
export const phoneRowHeight = 60;
