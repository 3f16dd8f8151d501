"use client";

import { Columns3, RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense } from "react";
import type { GridTable } from "@/components/data-table/grid-features";
import { buttonClass } from "@/components/ui/button-class";
import { Icon } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";
import { Popover } from "@/components/ui/popover";
import type { EventListItem } from "@/lib/events/model";
import { formatCount } from "@/lib/shared/format-count";
import { eventColumnIds } from "./column-ids";
import { CopyLink } from "./copy-button";

interface ListHeadProps {
  title: string;
  /** Events in the range, where all of them are here. */
  total: number | null;
  rangeWords: string;
  table: GridTable<EventListItem>;
  /** Columns on show; null before the list has been measured. */
  shownColumns: number | null;
  isOwnLayout: boolean;
  onResetColumns: () => void;
  onRefresh: () => void;
}

const loadColumns = () => import("@/components/data-table/column-panel");
const ColumnPanel = lazy(loadColumns);

export function ListHead(props: ListHeadProps) {
  const { title, total, rangeWords, table, shownColumns, isOwnLayout, onResetColumns, onRefresh } = props;
  const t = useTranslations("events");
  const count =
    shownColumns === null ? "" : t("columnsShown", { shown: shownColumns, total: eventColumnIds.length });
  return (
    <div className="flex min-h-10 shrink-0 items-center gap-2 px-4 pt-3 max-sm:px-3 max-sm:pt-2">
      <h1 className="cut text-16 font-semibold max-sm:sr-only">{title}</h1>
      {total !== null && <span className="num shrink-0 text-text-2">{formatCount(total)}</span>}
      <span className="cut flex-1 text-text-3">{rangeWords}</span>
      <IconButton label={t("refresh")} shortcut="r" onClick={onRefresh} className="max-sm:size-10!">
        <Icon of={RotateCw} size={14} />
      </IconButton>
      <span className="contents max-sm:hidden">
        <Popover
          className={buttonClass("ghost", "small", "max-sm:hidden")}
          label={`${t("columns")} ${count}`}
          title={t("columnsTitle")}
          align="end"
          onNear={() => void loadColumns()}
          content={() => (
            <Suspense>
              <ColumnPanel
                table={table as unknown as GridTable<object>}
                isOwnLayout={isOwnLayout}
                onReset={onResetColumns}
              />
            </Suspense>
          )}
        >
          <Icon of={Columns3} size={14} />
          {t("columns")}
          <span className="num min-w-9.5 font-normal text-text-3">{count}</span>
        </Popover>
      </span>
      <CopyLink look="button" href={() => window.location.href} />
    </div>
  );
}
