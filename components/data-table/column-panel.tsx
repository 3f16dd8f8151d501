"use client";

import { ArrowDown, ArrowUp, ChevronsLeftRight, ChevronsRightLeft } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Icon } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";
import { maxColumnWidth, minColumnWidth } from "./column-layout";
import type { GridColumn, GridTable } from "./grid-features";

interface ColumnPanelProps<Data extends object> {
  table: GridTable<Data>;
  isOwnLayout: boolean;
  onReset: () => void;
}

const widthStep = 20;

function Controls<Data extends object>(props: {
  table: GridTable<Data>;
  column: GridColumn<Data>;
  order: readonly string[];
}) {
  const { table, column, order } = props;
  const t = useTranslations("common");
  const name = column.columnDef.meta?.label ?? column.id;
  const index = order.indexOf(column.id);
  const moveTo = (target: number) => {
    const next = order.filter((id) => id !== column.id);
    next.splice(target, 0, column.id);
    table.setColumnOrder(next);
  };
  const resizeBy = (change: number) => {
    const width = Math.min(Math.max(column.getSize() + change, minColumnWidth), maxColumnWidth);
    table.setColumnSizing((sizes) => ({ ...sizes, [column.id]: width }));
  };
  return (
    <span className="ml-auto flex">
      <IconButton size="small" label={t("narrower", { name })} onClick={() => resizeBy(-widthStep)}>
        <Icon of={ChevronsRightLeft} size={14} />
      </IconButton>
      <IconButton size="small" label={t("wider", { name })} onClick={() => resizeBy(widthStep)}>
        <Icon of={ChevronsLeftRight} size={14} />
      </IconButton>
      <IconButton
        size="small"
        label={t("moveUp", { name })}
        disabled={index === 0}
        onClick={() => moveTo(index - 1)}
      >
        <Icon of={ArrowUp} size={14} />
      </IconButton>
      <IconButton
        size="small"
        label={t("moveDown", { name })}
        disabled={index === order.length - 1}
        onClick={() => moveTo(index + 1)}
      >
        <Icon of={ArrowDown} size={14} />
      </IconButton>
    </span>
  );
}

/** Which columns are on show, in which order, and how wide: everything that dragging does, by keyboard too. */
export default function ColumnPanel<Data extends object>(props: ColumnPanelProps<Data>) {
  const { table, isOwnLayout, onReset } = props;
  const t = useTranslations("common");
  const columns = table.getAllLeafColumns();
  const order = columns.map((column) => column.id);
  const { columnVisibility } = table.state;
  const shownCount = order.filter((id) => columnVisibility[id] !== false).length;
  return (
    <div className="w-84 p-2">
      <ul>
        {columns.map((column) => {
          const isShown = columnVisibility[column.id] !== false;
          return (
            <li key={column.id} className="flex items-center rounded-1 px-1.5 hover:bg-hover">
              <Checkbox
                label={column.columnDef.meta?.label}
                checked={isShown}
                disabled={isShown && shownCount === 1}
                onChange={() =>
                  table.setColumnVisibility((visibility) => ({ ...visibility, [column.id]: !isShown }))
                }
              />
              <Controls table={table} column={column} order={order} />
            </li>
          );
        })}
      </ul>
      <div className="mt-1.5 border-t border-line pt-2">
        <Button kind="ghost" size="small" disabled={!isOwnLayout} onClick={onReset}>
          {t("resetColumns")}
        </Button>
      </div>
    </div>
  );
}
