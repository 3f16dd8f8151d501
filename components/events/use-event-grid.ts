import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import type { ColumnLayout } from "@/components/data-table/column-layout";
import { type Band, layOutItems } from "@/components/data-table/grid-items";
import { useColumnLayout } from "@/components/data-table/use-column-layout";
import type { EventListItem } from "@/lib/events/model";
import { dayOf, formatDay } from "@/lib/shared/format-time";
import type { Locale } from "@/lib/shared/locale";
import { columnCookie, columnsWithin, eventColumnIds } from "./column-ids";
import { makeEventColumns } from "./event-columns";
import type { ListAddressState } from "./use-list-address";

const eventKey = (event: EventListItem) => `${event.occurredAt} ${event.id}`;

/**
 * The day of each event, read off the calendar once: a list is laid out anew with every page that comes, and asking the
 * calendar for all of its rows each time held the page for as long as drawing it.
 */
function daysIn(zone: string, locale: Locale): (event: EventListItem) => Band {
  const known = new WeakMap<EventListItem, Band>();
  return (event) => {
    const band = known.get(event) ?? {
      key: dayOf(event.occurredAt, zone),
      label: formatDay(event.occurredAt, zone, locale),
    };
    known.set(event, band);
    return band;
  };
}

/** A phone's rows have places of their own for every column. */
const isPhone = () => window.innerWidth <= 640;

/** The columns that there is room for; null before the list's width is known. */
function fittingColumns(width: number | null): readonly string[] | null {
  if (width === null) return null;
  return isPhone() ? eventColumnIds : columnsWithin(width);
}

interface EventGridOptions {
  rows: readonly EventListItem[];
  zone: string;
  /** The arrangement of columns that this browser keeps; the address may name another. */
  keptLayout: ColumnLayout | null;
  address: Pick<ListAddressState, "view" | "setLayout">;
  /** The list's width in pixels; null before it was measured. */
  width: number | null;
  hrefOf: (event: EventListItem) => string;
}

/** The table of events and its lines: rows under the days of the reader's zone. */
export function useEventGrid({ rows, zone, width, hrefOf, keptLayout, address }: EventGridOptions) {
  const t = useTranslations("events");
  const locale = useLocale();
  const columns = useMemo(() => makeEventColumns({ locale, zone, t, hrefOf }), [locale, zone, t, hrefOf]);
  const bandOf = useMemo(() => daysIn(zone, locale), [zone, locale]);
  const grid = useMemo(() => layOutItems(rows, eventKey, bandOf), [rows, bandOf]);
  const columnLayout = useColumnLayout({
    columns,
    data: rows,
    getRowId: eventKey,
    addressLayout: address.view.layout,
    keptLayout,
    cookieName: columnCookie,
    fittingColumns: fittingColumns(width),
    onChange: address.setLayout,
  });
  return { grid, ...columnLayout };
}
