import { type ColumnDef, useTable } from "@tanstack/react-table";
import { useMemo, useState } from "react";
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
  /** The columns that the automatic layout has on show now: a person's own begins with them. */
  shownColumns: readonly string[];
}

/** A table whose columns a person may hide, move and resize, and finds so again. */
export function useColumnLayout<Data extends object>(options: LayoutOptions<Data>) {
  const { columns, data, getRowId, cookieName, shownColumns } = options;
  const known = useMemo(() => columns.map((column) => column.id ?? ""), [columns]);
  const [own, setOwn] = useState(options.initialLayout);
  const automatic: ColumnLayout = {
    order: known,
    hidden: known.filter((id) => !shownColumns.includes(id)),
    widths: {},
  };
  const keep = (layout: ColumnLayout | null) => {
    setOwn(layout);
    writeCookie(cookieName, layout ? JSON.stringify(layout) : "");
  };
  const state = useMemo(
    () => ({
      columnOrder: [...(own?.order ?? known)],
      columnVisibility: Object.fromEntries((own?.hidden ?? []).map((id) => [id, false])),
    }),
    [own, known],
  );
  const table = useTable<GridFeatures, Data>({
    features: gridFeatures,
    columns: columns as ColumnDef<GridFeatures, Data>[],
    data: data as Data[],
    getRowId,
    state,
  });
  return {
    table,
    /** As it is on show; `isOwn` says whether a person chose it. */
    layout: own ?? automatic,
    isOwn: own !== null,
    change: (part: Partial<ColumnLayout>) => {
      const next = { ...(own ?? automatic), ...part };
      keep(isDefaultLayout(next, known) ? null : next);
    },
    reset: () => keep(null),
  };
}

export type ColumnLayoutState = Omit<ReturnType<typeof useColumnLayout>, "table">;
