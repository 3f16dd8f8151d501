import { FlexRender } from "@tanstack/react-table";
import type { CSSProperties } from "react";
import { classNames } from "@/components/ui/class-names";
import type { GridColumn, GridRowModel } from "./grid-features";

interface GridRowProps<Data extends object> {
  row: GridRowModel<Data>;
  columns: readonly GridColumn<Data>[];
  /** Position among rows and bands, counted from 0. */
  item: number;
  rowsBefore: number;
  bandsBefore: number;
  isSelected: boolean;
  /** The column of the cell that takes the focus in this row; null where another row has it. */
  cursorColumn: string | null;
  isOwnLayout: boolean;
}

/** Custom properties are how the stylesheet places a line. */
export const placeOf = (rows: number, bands: number) =>
  ({ "--rows": rows, "--bands": bands }) as CSSProperties;

export function GridRow<Data extends object>(props: GridRowProps<Data>) {
  "use memo";
  const { row, columns, item, rowsBefore, bandsBefore, isSelected, cursorColumn, isOwnLayout } = props;
  const cells = row.getAllCellsByColumnId();
  return (
    <tr
      aria-rowindex={item + 2}
      aria-selected={isSelected}
      data-row={row.index}
      style={placeOf(rowsBefore, bandsBefore)}
      className={classNames(
        "data-grid-item data-grid-row group/row cursor-default border-b border-line-soft text-row",
        isSelected
          ? "bg-accent-soft before:absolute before:inset-y-0 before:left-0 before:z-2 before:w-0.5 before:bg-accent"
          : "bg-surface hover:bg-hover focus-within:bg-hover",
      )}
    >
      {columns.map((column) => {
        const cell = cells[column.id];
        const meta = column.columnDef.meta;
        return (
          <td
            key={column.id}
            data-col={column.id}
            data-cut=""
            tabIndex={cursorColumn === column.id ? 0 : -1}
            className={classNames(
              "data-grid-cell cut focus-visible:rounded-1 focus-visible:-outline-offset-2",
              meta?.flexClass,
              !isOwnLayout && meta?.leaveClass,
            )}
          >
            {cell && <FlexRender cell={cell} />}
          </td>
        );
      })}
    </tr>
  );
}
