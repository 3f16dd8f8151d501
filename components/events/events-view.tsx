"use client";

import { useLocale, useTranslations } from "next-intl";
import { lazy, Suspense, useCallback, useRef, useState } from "react";
import type { ColumnLayout } from "@/components/data-table/column-layout";
import { DataGrid, type DataGridHandle } from "@/components/data-table/data-grid";
import type { GridCursor } from "@/components/data-table/grid-keys";
import { SkeletonRows } from "@/components/ui/skeleton";
import { useTimeZone } from "@/components/ui/time-zone-context";
import { eventFilterNames } from "@/lib/events/filters";
import type { EventListItem } from "@/lib/events/model";
import { type EventListScope, eventPath } from "@/lib/navigation/paths";
import { countColumnsWithin } from "./column-ids";
import { narrowTo } from "./list-address";
import { ListEmpty } from "./list-empty";
import { ListFailure } from "./list-failure";
import { ListFoot, StatusBar } from "./list-foot";
import { ListHead } from "./list-head";
import { RangePicker } from "./range-picker";
import { rangeWords } from "./range-words";
import { SearchField } from "./search/search-field";
import { useEventGrid } from "./use-event-grid";
import { useEventList } from "./use-event-list";
import { useListAddress } from "./use-list-address";
import { useListKeys } from "./use-list-keys";
import { useScrollMemory } from "./use-scroll-memory";
import { useWidth } from "./use-width";
import "./events-list.css";

export interface EventsViewProps {
  scope: EventListScope;
  title: string;
  /** The arrangement of columns that the browser's cookie had. */
  initialLayout: ColumnLayout | null;
  /** The instant of the request, in milliseconds since 1970. */
  now: number;
}

const EventPanel = lazy(() => import("./event-panel"));

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

/** A list of events with its search, its range and the panel of the event that is open. Its address is its state. */
export function EventsView({ scope, title, initialLayout, now: requestedAt }: EventsViewProps) {
  const t = useTranslations("events");
  const common = useTranslations("common");
  const locale = useLocale() === "ko" ? "ko" : "en";
  const { zone } = useTimeZone();
  const address = useListAddress();
  const { filters, opened } = address;
  const list = useEventList(scope, filters);
  const { rows, query } = list;
  const now = Math.max(requestedAt, query.dataUpdatedAt);
  const hrefOf = useHrefOf(scope.organization);
  const { table, grid, layout, isOwnLayout, reset } = useEventGrid({ rows, zone, initialLayout, hrefOf });
  const [place, setPlace] = useState<GridCursor>({ row: 0, column: "event" });
  const cursor = { ...place, row: Math.max(0, Math.min(place.row, rows.length - 1)) };
  const [sight, setSight] = useState({ first: 0, last: 0 });
  const handle = useRef<DataGridHandle>(null);
  const section = useRef<HTMLElement>(null);
  const width = useWidth(section);
  const found = opened
    ? rows.findIndex((event) => event.id === opened.id && event.occurredAt === opened.occurredAt)
    : -1;
  const selectedRow = found < 0 ? null : found;
  const keys = useListKeys({ grid: handle, list, address, cursor, setCursor: setPlace, selectedRow, hrefOf });
  useScrollMemory(handle, rows.length > 0);

  const fetchMore = list.fetchMore;
  const onSight = (first: number, last: number) => {
    setSight({ first, last });
    if (last >= rows.length - fetchAhead) fetchMore();
  };
  const words = rangeWords(filters.range, { zone, locale, now, t }, "title");
  const total = list.isComplete ? rows.length : null;
  const shownColumns =
    width === null || isOwnLayout
      ? isOwnLayout
        ? 11 - layout.hidden.length
        : null
      : countColumnsWithin(width);
  const isEmpty = list.isComplete && rows.length === 0;
  const hasFailed = query.isError && !query.data;
  return (
    <div className="events-list flex h-full min-h-0">
      <section
        ref={section}
        aria-label={title}
        className="@container/toolbar flex min-w-0 flex-1 flex-col"
        onPointerMove={(event) => keys.onPoint(event.target)}
        onKeyDown={keys.onKey}
      >
        <ListHead
          title={title}
          total={total}
          rangeWords={words}
          table={table}
          shownColumns={shownColumns}
          isOwnLayout={isOwnLayout}
          onResetColumns={reset}
          onRefresh={() => void list.refresh()}
        />
        <div className="flex shrink-0 items-start gap-2 border-b border-line px-4 pt-2.5 pb-3 max-sm:px-3">
          <SearchField
            filters={filters}
            onChange={address.setFilters}
            rows={rows}
            fields={
              scope.kind === "all" ? eventFilterNames : eventFilterNames.filter((name) => name !== "project")
            }
          />
          <RangePicker
            range={filters.range}
            onChange={(range) => address.setFilters({ ...filters, range })}
            zone={zone}
            now={now}
            words={words}
          />
        </div>
        <div className="relative flex min-h-0 flex-1 flex-col" aria-busy={query.isFetching}>
          {rows.length > 0 && (
            <DataGrid
              ref={handle}
              label={title}
              table={table}
              grid={grid}
              sort={{
                column: "time",
                direction: filters.order,
                label: t(filters.order === "desc" ? "newestFirst" : "oldestFirst"),
                onToggle: () =>
                  address.setFilters({ ...filters, order: filters.order === "desc" ? "asc" : "desc" }),
              }}
              isOwnLayout={isOwnLayout}
              onResizeStart={(widths) => !isOwnLayout && table.setColumnSizing(widths)}
              total={total}
              cursor={cursor}
              onCursorChange={setPlace}
              selectedRow={selectedRow}
              onOpen={keys.openRow}
              onSight={onSight}
              foot={<ListFoot list={list} order={filters.order} zone={zone} now={now} />}
            />
          )}
          {isEmpty && (
            <ListEmpty scope={scope} filters={filters} zone={zone} now={now} onChange={address.setFilters} />
          )}
          {hasFailed && (
            <ListFailure
              key={query.errorUpdateCount}
              error={query.error}
              failures={query.errorUpdateCount}
              onRetry={() => void query.refetch()}
            />
          )}
          {rows.length === 0 && !isEmpty && !hasFailed && query.data && !query.isPlaceholderData && (
            <ListFoot list={list} order={filters.order} zone={zone} now={now} />
          )}
          {(query.isPending || query.isPlaceholderData) && (
            <div className="absolute inset-0 z-5 overflow-hidden">
              <div className="skeleton h-full bg-surface pt-7.5">
                <SkeletonRows rows={24} label={common("loading")} />
              </div>
            </div>
          )}
        </div>
        <StatusBar sight={sight} rowCount={rows.length} total={total} />
      </section>
      {opened && (
        <Suspense>
          <EventPanel
            organization={scope.organization}
            opened={opened}
            row={selectedRow === null ? null : (rows[selectedRow] ?? null)}
            index={selectedRow}
            rowCount={rows.length}
            isComplete={list.isComplete}
            zone={zone}
            now={now}
            onStep={keys.step}
            onClose={keys.close}
            onFilter={(chip) => address.setFilters(narrowTo(filters, chip))}
            hrefOf={hrefOf}
          />
        </Suspense>
      )}
    </div>
  );
}
