import { ArrowDown, ArrowUp } from "lucide-react";
import { Icon } from "@/components/ui/icon";
import { dragColumnEdge } from "./column-widths";
import type { GridColumn } from "./grid-features";

export interface GridSort {
  column: string;
  direction: "asc" | "desc";
  /** What pressing the head does, in words. */
  label: string;
  onToggle: () => void;
}

interface GridHeadProps<Data extends object> {
  columns: readonly GridColumn<Data>[];
  sort: GridSort;
  /** The widths in pixels of the columns on show, after one of them was dragged. */
  onResize: (widths: Record<string, number>) => void;
}

function SortButton({ label, sort }: { label: string | undefined; sort: GridSort }) {
  return (
    <button
      type="button"
      onClick={sort.onToggle}
      data-tip={sort.label}
      className="-mx-1 flex h-6 min-w-0 items-center gap-1 rounded-1 px-1 hover:text-text"
    >
      <span className="cut">{label}</span>
      <Icon of={sort.direction === "desc" ? ArrowDown : ArrowUp} size={12} />
    </button>
  );
}

export function GridHead<Data extends object>({ columns, sort, onResize }: GridHeadProps<Data>) {
  return (
    <thead className="data-grid-head sticky top-0 z-3 block">
      <tr
        aria-rowindex={1}
        className="data-grid-head-row flex border-b border-line bg-surface text-11 font-medium text-text-3"
      >
        {columns.map((column) => {
          const meta = column.columnDef.meta;
          const isSorted = column.id === sort.column;
          return (
            <th
              key={column.id}
              scope="col"
              data-col={column.id}
              aria-sort={isSorted ? (sort.direction === "desc" ? "descending" : "ascending") : undefined}
              className="data-grid-cell group/head relative items-center text-left font-medium"
            >
              {isSorted ? (
                <SortButton label={meta?.label} sort={sort} />
              ) : (
                <span data-cut className="cut">
                  {meta?.label}
                </span>
              )}
              <span
                aria-hidden
                onPointerDown={(event) => dragColumnEdge(event, column.id, onResize)}
                className="absolute inset-y-1 right-0 w-1.5 cursor-col-resize touch-none rounded-1 opacity-0 hover:bg-line-control hover:opacity-100 group-hover/head:bg-line group-hover/head:opacity-100"
              />
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
