import type { GridColumn, GridRowModel } from "./grid-features";
import type { GridItem, GridItems } from "./grid-items";
import type { GridCursor } from "./grid-keys";
import { GridRow, placeOf } from "./grid-row";

interface GridBodyProps<Data extends object> {
  grid: GridItems;
  rows: readonly GridRowModel<Data>[];
  columns: readonly GridColumn<Data>[];
  /** The items that stand in the page. */
  shown: readonly number[];
  /** The band that stays in sight over the rows. */
  stuckBand: number | null;
  cursor: GridCursor;
  selectedRow: number | null;
}

interface BandProps {
  item: Extract<GridItem, { kind: "band" }>;
  index: number;
  isStuck: boolean;
  columnCount: number;
}

function Band({ item, index, isStuck, columnCount }: BandProps) {
  return (
    <tr
      aria-rowindex={index + 2}
      data-stuck={isStuck ? "" : undefined}
      style={placeOf(item.rowsBefore, item.bandsBefore)}
      className="data-grid-item data-grid-band z-2 flex h-6.5 items-center border-b border-line-soft bg-sunken text-11"
    >
      <th
        scope="rowgroup"
        colSpan={columnCount}
        className="data-grid-band-label sticky left-0 text-left font-medium text-text-2"
      >
        {item.label}
      </th>
    </tr>
  );
}

export function GridBody<Data extends object>(props: GridBodyProps<Data>) {
  const { grid, rows, columns, shown, stuckBand, cursor, selectedRow } = props;
  return (
    <tbody
      className="relative block"
      style={{ height: `calc(var(--row) * ${rows.length} + var(--band) * ${grid.bands.length})` }}
    >
      {shown.map((index) => {
        const item = grid.items[index];
        const row = item?.kind === "row" ? rows[item.row] : undefined;
        if (item?.kind === "band") {
          return (
            <Band
              key={item.key}
              item={item}
              index={index}
              isStuck={index === stuckBand}
              columnCount={columns.length}
            />
          );
        }
        return (
          item &&
          row && (
            <GridRow
              key={item.key}
              row={row.index}
              cells={row.getAllCellsByColumnId()}
              columns={columns}
              item={index}
              rowsBefore={item.rowsBefore}
              bandsBefore={item.bandsBefore}
              isSelected={item.row === selectedRow}
              cursorColumn={item.row === cursor.row ? cursor.column : null}
            />
          )
        );
      })}
    </tbody>
  );
}
