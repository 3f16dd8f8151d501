/** Where the focus of a grid is: a row of the data and a column. */
export interface GridCursor {
  row: number;
  column: string;
}

interface GridBounds {
  rowCount: number;
  /** The columns on show, first to last. */
  columns: readonly string[];
  /** Rows that PageUp and PageDown pass. */
  rowsInSight: number;
}

const clamp = (value: number, last: number) => Math.max(0, Math.min(last, value));

/** Where a key leads from a cell; null when the key moves nothing (WAI-ARIA grid pattern). */
export function moveInGrid(
  cursor: GridCursor,
  key: string,
  hasCtrl: boolean,
  bounds: GridBounds,
): GridCursor | null {
  const lastRow = bounds.rowCount - 1;
  const lastColumn = bounds.columns.length - 1;
  const column = bounds.columns.indexOf(cursor.column);
  const toRow = (row: number) => ({ row: clamp(row, lastRow), column: cursor.column });
  const toColumn = (index: number, row = cursor.row) => ({
    row,
    column: bounds.columns[clamp(index, lastColumn)] ?? cursor.column,
  });
  switch (key) {
    case "ArrowDown":
      return toRow(cursor.row + 1);
    case "ArrowUp":
      return toRow(cursor.row - 1);
    case "PageDown":
      return toRow(cursor.row + bounds.rowsInSight);
    case "PageUp":
      return toRow(cursor.row - bounds.rowsInSight);
    case "ArrowRight":
      return toColumn(column + 1);
    case "ArrowLeft":
      return toColumn(column - 1);
    case "Home":
      return toColumn(0, hasCtrl ? 0 : cursor.row);
    case "End":
      return toColumn(lastColumn, hasCtrl ? lastRow : cursor.row);
    default:
      return null;
  }
}
