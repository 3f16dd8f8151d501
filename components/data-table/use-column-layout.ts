import { type ColumnDef, useTable } from "@tanstack/react-table";
import { useEffect, useMemo } from "react";
import { writeCookie } from "@/components/ui/write-cookie";
import { type ColumnLayout, isDefaultLayout } from "./column-layout";
import { type GridFeatures, gridFeatures } from "./grid-features";

interface LayoutOptions<Data extends object> {
  columns: readonly ColumnDef<GridFeatures, Data>[];
  data: readonly Data[];
  getRowId: (row: Data) => string;
  /** What the server read from the cookie; null is the automatic layout. */
  initialLayout: ColumnLayout | null;
  /** The cookie that keeps the arrangement, so that the server draws it the next time. */
  cookieName: string;
}

/** A table whose columns a person may hide, move and resize, and finds so again. */
export function useColumnLayout<Data extends object>(options: LayoutOptions<Data>) {
  const { columns, data, getRowId, initialLayout, cookieName } = options;
  const known = useMemo(() => columns.map((column) => column.id ?? ""), [columns]);
  const table = useTable<GridFeatures, Data>({
    features: gridFeatures,
    columns: columns as ColumnDef<GridFeatures, Data>[],
    data: data as Data[],
    getRowId,
    columnResizeMode: "onChange",
    initialState: {
      columnOrder: [...(initialLayout?.order ?? known)],
      columnVisibility: Object.fromEntries((initialLayout?.hidden ?? []).map((id) => [id, false])),
      columnSizing: { ...(initialLayout?.widths ?? {}) },
    },
  });
  const { columnOrder, columnVisibility, columnSizing, columnResizing } = table.state;
  const isResizing = columnResizing.isResizingColumn !== false;
  const layout: ColumnLayout = useMemo(
    () => ({
      order: columnOrder,
      hidden: known.filter((id) => columnVisibility[id] === false),
      widths: columnSizing,
    }),
    [columnOrder, columnVisibility, columnSizing, known],
  );
  const isOwnLayout = !isDefaultLayout(layout, known);

  useEffect(() => {
    if (isResizing) return;
    writeCookie(cookieName, isOwnLayout ? JSON.stringify(layout) : "");
  }, [cookieName, isOwnLayout, isResizing, layout]);

  const reset = () => {
    table.setColumnOrder(known);
    table.setColumnVisibility({});
    table.setColumnSizing({});
  };
  return { table, layout, isOwnLayout, reset };
}
