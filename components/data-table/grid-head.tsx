import { ArrowDown, ArrowUp } from "lucide-react";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import type { GridColumn, GridTable } from "./grid-features";

export interface GridSort {
  column: string;
  direction: "asc" | "desc";
  /** What pressing the head does, in words. */
  label: string;
  onToggle: () => void;
}

interface GridHeadProps<Data extends object> {
  table: GridTable<Data>;
  columns: readonly GridColumn<Data>[];
  sort: GridSort;
  isOwnLayout: boolean;
  /** Called before a drag, with every column as wide as it now is: from there on widths are the person's. */
  onResizeStart: (widths: Record<string, number>) => void;
}

function widthsOfHeads(from: Element): Record<string, number> {
  const heads = from.closest("tr")?.querySelectorAll<HTMLElement>("[data-col]") ?? [];
  return Object.fromEntries(
    [...heads]
      .filter((head) => head.offsetWidth > 0)
      .map((head) => [head.dataset.col ?? "", Math.round(head.offsetWidth)]),
  );
}

export function GridHead<Data extends object>(props: GridHeadProps<Data>) {
  const { table, columns, sort, isOwnLayout, onResizeStart } = props;
  const headers = table.getLeafHeaders();
  const startResize = (columnId: string) => (event: React.MouseEvent | React.TouchEvent) => {
    onResizeStart(widthsOfHeads(event.currentTarget));
    headers.find((header) => header.column.id === columnId)?.getResizeHandler()(event);
  };
  return (
    <thead className="data-grid-head sticky block top-0 z-3">
      <tr
        aria-rowindex={1}
        className="data-grid-row h-7.5! border-b border-line bg-surface text-11 font-medium text-text-3"
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
              className={classNames(
                "data-grid-cell group/head relative flex items-center text-left font-medium",
                meta?.flexClass,
                !isOwnLayout && meta?.leaveClass,
              )}
            >
              {isSorted ? (
                <button
                  type="button"
                  onClick={sort.onToggle}
                  data-tip={sort.label}
                  className="-mx-1 flex h-6 min-w-0 items-center gap-1 rounded-1 px-1 hover:text-text"
                >
                  <span className="cut">{meta?.label}</span>
                  <Icon of={sort.direction === "desc" ? ArrowDown : ArrowUp} size={12} />
                </button>
              ) : (
                <span data-cut className="cut">
                  {meta?.label}
                </span>
              )}
              <span
                aria-hidden
                onMouseDown={startResize(column.id)}
                onTouchStart={startResize(column.id)}
                className="absolute inset-y-1 right-0 w-1.5 cursor-col-resize touch-none rounded-1 opacity-0 hover:bg-line-control hover:opacity-100 group-hover/head:bg-line group-hover/head:opacity-100"
              />
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
