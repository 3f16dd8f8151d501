"use client";

import { ArrowDown, ArrowUp, BellPlus, Columns3, RotateCw } from "lucide-react";
import type { Route } from "next";
import { useTranslations } from "next-intl";
import { lazy, type ReactNode, Suspense } from "react";
import type { ColumnLayoutState } from "@/components/data-table/use-column-layout";
import { buttonClass } from "@/components/ui/button-class";
import { Icon } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";
import { PageLink } from "@/components/ui/page-link";
import { Popover } from "@/components/ui/popover";
import type { ListOrder } from "@/lib/events/filters";
import type { EventStats } from "@/lib/events/stats-model";
import { eventColumnIds, eventColumnLayout } from "./column-ids";
import { CopyLink } from "./copy-button";
import { FacetsButton } from "./shape/shape-frames";
import type { EventShape } from "./shape/use-event-shape";
import { totalWords } from "./total-words";

interface ListHeadProps {
  title: string;
  /** Events in the range, as far as they were counted. */
  total: EventStats["total"] | null;
  shape: EventShape;
  rangeWords: string;
  columns: ColumnLayoutState;
  /** False before the list has been measured: until then nobody knows which columns are on show. */
  isMeasured: boolean;
  order: ListOrder;
  onTurn: () => void;
  onRefresh: () => void;
  /** Where a subscription to what is listed is registered; null where the person may not. */
  subscribeHref: Route | null;
  /** What keeps the list under a name. */
  views: ReactNode;
  /** What offers the list as a file. */
  exports: ReactNode;
  /** A link that shows its reader this very list. */
  linkOf: () => string;
  /** A link to the event whose row has the focus; null where none has. */
  rowLinkOf: () => string | null;
}

const loadColumns = () => import("@/components/data-table/column-panel");
const ColumnPanel = lazy(loadColumns);

/** Its words stay while there is room for them beside the others. */
function Subscribe({ href }: { href: Route }) {
  const t = useTranslations("events");
  return (
    <PageLink
      href={href}
      data-tip={t("subscribe")}
      className={buttonClass("ghost", "small", "max-sm:size-10! max-sm:px-0!")}
    >
      <Icon of={BellPlus} size={14} />
      <span className="@max-[800px]/toolbar:sr-only">{t("subscribe")}</span>
    </PageLink>
  );
}

export function ListHead(props: ListHeadProps) {
  const { title, total, rangeWords, columns, isMeasured, order, onRefresh, linkOf, rowLinkOf } = props;
  const t = useTranslations("events");
  const all = eventColumnIds.length;
  const isKnown = isMeasured || !columns.hidesByWidth;
  const count = isKnown ? t("columnsShown", { shown: all - columns.layout.hidden.length, total: all }) : "";
  return (
    <div className="flex min-h-10 shrink-0 items-center gap-2 px-4 pt-3 max-sm:gap-0 max-sm:px-3 max-sm:pt-2">
      <h1 className="cut text-16 font-semibold max-sm:sr-only">{title}</h1>
      {props.views}
      {total !== null && <span className="num shrink-0 text-text-2">{totalWords(total, t)}</span>}
      <span className="cut flex-1 text-text-3 max-sm:px-1">{rangeWords}</span>
      {/* Where the list has room for a head, the head of its times does this. */}
      <IconButton
        label={t(order === "desc" ? "newestFirst" : "oldestFirst")}
        onClick={props.onTurn}
        className="size-10! sm:hidden"
      >
        <Icon of={order === "desc" ? ArrowDown : ArrowUp} size={14} />
      </IconButton>
      <IconButton label={t("refresh")} shortcut="r" onClick={onRefresh} className="max-sm:size-10!">
        <Icon of={RotateCw} size={14} />
      </IconButton>
      <FacetsButton shape={props.shape} />
      {props.subscribeHref && <Subscribe href={props.subscribeHref} />}
      <span className="contents max-sm:hidden">
        <Popover
          className={buttonClass("ghost", "small", "max-sm:hidden")}
          title={t("columnsTitle")}
          align="end"
          onNear={() => void loadColumns()}
          content={() => (
            <Suspense>
              <ColumnPanel
                columns={eventColumnIds.map((id) => ({
                  id,
                  label: t(`column.${id}`),
                  width: eventColumnLayout[id].width,
                }))}
                layout={columns.layout}
                isOwn={columns.isOwn}
                onChange={columns.change}
                onReset={columns.reset}
              />
            </Suspense>
          )}
        >
          <Icon of={Columns3} size={14} />
          <span>{t("columns")}</span>
          <span className="num min-w-9.5 font-normal text-text-3">{count}</span>
        </Popover>
      </span>
      {props.exports}
      <CopyLink look="button" href={linkOf} shortcut="c" hrefByKey={rowLinkOf} />
    </div>
  );
}
