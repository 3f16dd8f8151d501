import { useLocale, useTranslations } from "next-intl";
import { useCallback, useRef, useState } from "react";
import type { ColumnLayout } from "@/components/data-table/column-layout";
import type { DataGridHandle } from "@/components/data-table/data-grid";
import type { GridCursor } from "@/components/data-table/grid-keys";
import { useTimeZone } from "@/components/ui/time-zone-context";
import { eventFilterNames } from "@/lib/events/filters";
import type { EventListItem } from "@/lib/events/model";
import { type EventListScope, eventPath } from "@/lib/navigation/paths";
import type { SavedView } from "@/lib/saved-views/model";
import { findRow } from "./opened-row";
import { rangeWords } from "./range-words";
import type { ShapeChoice } from "./shape/shape-choice";
import { useEventShape } from "./shape/use-event-shape";
import type { Subscribable } from "./subscribe-href";
import { useEventGrid } from "./use-event-grid";
import { useEventList } from "./use-event-list";
import type { FirstPage } from "./use-first-page";
import { useListAddress } from "./use-list-address";
import { useListKeys } from "./use-list-keys";
import { useReachEvent } from "./use-reach-event";
import { useScrollMemory } from "./use-scroll-memory";
import { useWidth } from "./use-width";

export interface EventsViewProps {
  scope: EventListScope;
  title: string;
  /** Slugs of the projects whose events the person may read. */
  projects: readonly string[];
  /** The views that the person sees in the organization, as the page came. */
  savedViews: readonly SavedView[];
  /** Where the person may register subscriptions. */
  subscribable: Subscribable;
  /** Null where it could not be read: the list then asks for it. */
  firstPage: FirstPage | null;
  /** The arrangement of columns that the browser's cookie had. */
  keptLayout: ColumnLayout | null;
  /** What is open of the list's shape, from the browser's cookie. */
  keptShape: ShapeChoice;
  /** The instant of the request, in milliseconds since 1970. */
  now: number;
}

/** Only a list over several projects can be narrowed to one of them. */
const fieldsOfOneProject = eventFilterNames.filter((name) => name !== "project");

/** What is measured and scrolled: the list with all that stands beside it, its own column, and its rows. */
const useElements = () => ({
  whole: useRef<HTMLElement>(null),
  column: useRef<HTMLDivElement>(null),
  handle: useRef<DataGridHandle>(null),
});

/** Rows before the end at which the next page is asked for. */
const fetchAhead = 40;

function useHrefOf(organization: string) {
  return useCallback(
    (event: EventListItem) =>
      event.project
        ? eventPath({ kind: "project", organization, project: event.project.slug }, event)
        : eventPath({ kind: "organization", organization }, event),
    [organization],
  );
}

/** Everything that a list of events holds together: its address, its rows, its columns, its cursor and its keys. */
export function useEventsView(props: EventsViewProps) {
  const { scope, firstPage, keptLayout, keptShape, now: requestedAt } = props;
  const t = useTranslations("events");
  const locale = useLocale();
  const { zone } = useTimeZone();
  const address = useListAddress();
  const list = useEventList(scope, address.filters, firstPage);
  const { rows, query, fetchMore } = list;
  const now = Math.max(requestedAt, query.dataUpdatedAt);
  const hrefOf = useHrefOf(scope.organization);
  const elements = useElements();
  const { whole, column, handle } = elements;
  const width = useWidth(column);
  const { table, shown, grid, ...columns } = useEventGrid({ rows, zone, width, hrefOf, keptLayout, address });
  const [place, setCursor] = useState<GridCursor>({ row: 0, column: "event" });
  const cursor = { ...place, row: Math.max(0, Math.min(place.row, rows.length - 1)) };
  const [sight, setSight] = useState({ first: 0, last: -1 });
  const selectedRow = findRow(rows, address.opened);
  const fields = scope.kind === "all" ? eventFilterNames : fieldsOfOneProject;
  const shape = useEventShape({ scope, filters: address.filters, list, fields, keptShape, whole });
  const focus = { cursor, setCursor, selectedRow };
  const keys = useListKeys({ grid: handle, list, address, fields, hrefOf, ...focus });
  useScrollMemory(handle, list);
  useReachEvent(handle, list, address.opened, address.filters.order);

  const onSight = (first: number, last: number) => {
    setSight((seen) => (seen.first === first && seen.last === last ? seen : { first, last }));
    if (last >= rows.length - fetchAhead) fetchMore();
  };
  return {
    address,
    list,
    zone,
    now,
    hrefOf,
    table,
    shown,
    grid,
    columns,
    linkOf: () => address.linkTo({ layout: columns.chosen, zone }),
    fields,
    isMeasured: width !== null,
    cursor,
    sight,
    onSight,
    selectedRow,
    keys,
    /** For the elements that these are read from. */
    ...elements,
    words: rangeWords(address.filters.range, { zone, locale, now, t }, "title"),
    /** The events of the range in all, where every one of them is here. */
    total: list.isComplete ? rows.length : null,
    /** The same as far as they were counted, where not all of them are here. */
    counted: list.isComplete ? { value: rows.length, relation: "eq" as const } : shape.total,
    shape,
  };
}

export type EventsViewState = ReturnType<typeof useEventsView>;
