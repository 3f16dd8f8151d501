import { type ColumnDef, useTable } from "@tanstack/react-table";
import { useMemo, useState } from "react";
import { writeCookie } from "@/components/ui/write-cookie";
import { type ColumnLayout, isDefaultLayout } from "./column-layout";
import { type GridFeatures, gridFeatures } from "./grid-features";

interface LayoutOptions<Data extends object> {
  columns: readonly ColumnDef<GridFeatures, Data>[];
  data: readonly Data[];
  getRowId: (row: Data) => string;
  /** What the page's address names; it stands over what this browser keeps. */
  addressLayout: ColumnLayout | null;
  /** What the server read from the cookie; null is the automatic layout. */
  keptLayout: ColumnLayout | null;
  /** The cookie that keeps the arrangement, so that the server draws it the next time. */
  cookieName: string;
  /** The columns that there is room for now; null before that is known, when the stylesheet decides. */
  fittingColumns: readonly string[] | null;
  onChange: (layout: ColumnLayout | null) => void;
}

/** An arrangement as it is on show. */
export interface ShownLayout extends ColumnLayout {
  hidden: readonly string[];
}

/** A table whose columns a person may hide, move and resize, and finds so again. */
export function useColumnLayout<Data extends object>(options: LayoutOptions<Data>) {
  const { columns, data, getRowId, cookieName, addressLayout, fittingColumns, onChange } = options;
  const known = useMemo(() => columns.map((column) => column.id ?? ""), [columns]);
  const [kept, setKept] = useState(options.keptLayout);
  const chosen = addressLayout ?? kept ?? { order: known, hidden: null, widths: {} };
  const isOwn = !isDefaultLayout(chosen, known);
  const fitting = fittingColumns ?? known;
  const hidden = chosen.hidden ?? known.filter((id) => !fitting.includes(id));
  const keep = (layout: ColumnLayout | null) => {
    setKept(layout);
    writeCookie(cookieName, layout ? JSON.stringify(layout) : "");
    onChange(layout);
  };
  const table = useTable<GridFeatures, Data>({
    features: gridFeatures,
    columns: columns as ColumnDef<GridFeatures, Data>[],
    data: data as Data[],
    getRowId,
  });
  // In the automatic layout the stylesheet hides columns: the table then stays as it is while the list is resized.
  const hiddenText = isOwn ? hidden.join(" ") : "";
  const { order } = chosen;
  const byId = table.getAllFlatColumnsById();
  const shown = useMemo(() => {
    const left = hiddenText.split(" ");
    return order.flatMap((id) => (left.includes(id) ? [] : (byId[id] ?? [])));
  }, [byId, order, hiddenText]);
  return {
    table,
    /** The columns on show, first to last. */
    shown,
    /** What was chosen, by the address or in this browser. */
    chosen,
    layout: { ...chosen, hidden } satisfies ShownLayout,
    /** False where nothing differs from the automatic layout. */
    isOwn,
    /** True where the stylesheet alone says which columns there is room for. */
    hidesByWidth: !isOwn || (chosen.hidden === null && fittingColumns === null),
    /** What is not named stays as it was chosen: a new width or place hides no column. */
    change: (part: Partial<ColumnLayout>) => {
      const next = { ...chosen, ...part };
      keep(isDefaultLayout(next, known) ? null : next);
    },
    reset: () => keep(null),
  };
}

export type ColumnLayoutState = Omit<ReturnType<typeof useColumnLayout>, "table" | "shown">;
