import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import type { ColumnLayout } from "@/components/data-table/column-layout";
import { layOutItems } from "@/components/data-table/grid-items";
import { useColumnLayout } from "@/components/data-table/use-column-layout";
import type { EventListItem } from "@/lib/events/model";
import { dayOf, formatDay } from "@/lib/shared/format-time";
import { columnCookie, columnsWithin, eventColumnIds } from "./column-ids";
import { makeEventColumns } from "./event-columns";

const eventKey = (event: EventListItem) => `${event.occurredAt} ${event.id}`;

interface EventGridOptions {
  rows: readonly EventListItem[];
  zone: string;
  initialLayout: ColumnLayout | null;
  /** The list's width in pixels; null before it was measured. */
  width: number | null;
  hrefOf: (event: EventListItem) => string;
}

/** The table of events and its lines: rows under the days of the reader's zone. */
export function useEventGrid({ rows, zone, initialLayout, width, hrefOf }: EventGridOptions) {
  const t = useTranslations("events");
  const locale = useLocale() === "ko" ? "ko" : "en";
  const columns = useMemo(() => makeEventColumns({ locale, zone, t, hrefOf }), [locale, zone, t, hrefOf]);
  const grid = useMemo(
    () =>
      layOutItems(rows, eventKey, (event) => ({
        key: dayOf(event.occurredAt, zone),
        label: formatDay(event.occurredAt, zone, locale),
      })),
    [rows, zone, locale],
  );
  const columnLayout = useColumnLayout({
    columns,
    data: rows,
    getRowId: eventKey,
    initialLayout,
    cookieName: columnCookie,
    shownColumns: width === null ? eventColumnIds : columnsWithin(width),
  });
  return { grid, ...columnLayout };
}
