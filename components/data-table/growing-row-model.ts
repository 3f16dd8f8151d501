import { constructRow, type Row, type RowData, type Table, type TableFeatures } from "@tanstack/react-table";

/** How many items at the beginning of two lists are the same objects. */
function sharedLength(before: readonly unknown[], after: readonly unknown[]): number {
  const length = Math.min(before.length, after.length);
  let index = 0;
  while (index < length && before[index] === after[index]) index++;
  return index;
}

function growingRowModel<Features extends TableFeatures, Data extends RowData>(table: Table<Features, Data>) {
  let data: readonly Data[] = [];
  let rows: Row<Features, Data>[] = [];
  let rowsById: Record<string, Row<Features, Data>> = {};
  return () => {
    const wanted = table.options.data as readonly Data[];
    if (wanted !== data) {
      const shared = sharedLength(data, wanted);
      if (shared < rows.length) {
        rowsById = Object.fromEntries(rows.slice(0, shared).map((row) => [row.id, row]));
      }
      const added = wanted.slice(shared).map((item, index) => {
        const row = constructRow(table, table.getRowId(item, shared + index), item, shared + index, 0);
        rowsById[row.id] = row;
        return row;
      });
      data = wanted;
      rows = [...rows.slice(0, shared), ...added];
    }
    return { rows, flatRows: rows, rowsById };
  };
}

/**
 * The row model of a table whose rows stay the same objects while they hold the same data in the same place: a list that
 * grows by a page makes a page of rows, and draws none of the earlier ones anew.
 */
export const createGrowingRowModel =
  <Features extends TableFeatures, Data extends RowData>() =>
  (table: Table<Features, Data>) =>
    growingRowModel(table);
