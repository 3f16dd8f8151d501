import { FlexRender } from "@tanstack/react-table";
import type { CSSProperties } from "react";
import type { GridColumn, GridRowModel } from "./grid-features";

interface GridRowProps<Data extends object> {
  /** Counted from 0. */
  row: number;
  /** Asked of the table by the grid: a row stays the same object when its columns come to show something else. */
  cells: ReturnType<GridRowModel<Data>["getAllCellsByColumnId"]>;
  columns: readonly GridColumn<Data>[];
  /** Position among rows and bands, counted from 0. */
  item: number;
  rowsBefore: number;
  bandsBefore: number;
  isSelected: boolean;
  /** The column of the cell that takes the focus in this row; null where another row has it. */
  cursorColumn: string | null;
}

/** Custom properties are how the stylesheet places a line. */
export const placeOf = (rows: number, bands: number) =>
  ({ "--rows": rows, "--bands": bands }) as CSSProperties;

export function GridRow<Data extends object>(props: GridRowProps<Data>) {
  "use memo";
  const { row, cells, columns, item, rowsBefore, bandsBefore, isSelected, cursorColumn } = props;
  return (
    <tr
      aria-rowindex={item + 2}
      aria-selected={isSelected}
      data-row={row}
      style={placeOf(rowsBefore, bandsBefore)}
      className="data-grid-item data-grid-row"
    >
      {columns.map((column) => {
        const cell = cells[column.id];
        return (
          <td
            key={column.id}
            data-col={column.id}
            tabIndex={cursorColumn === column.id ? 0 : -1}
            className="data-grid-cell"
          >
            {cell && <FlexRender cell={cell} />}
          </td>
        );
      })}
    </tr>
  );
}
