import { useTranslations } from "next-intl";
import { lazy, Suspense } from "react";
import { DataGrid } from "@/components/data-table/data-grid";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { EventListScope } from "@/lib/navigation/paths";
import { turnOrder } from "./list-address";
import { ListFoot } from "./list-foot";
import { ListShapes } from "./list-shapes";
import type { EventsViewState } from "./use-events-view";

/** What stands in for a list without rows is fetched when there is one. */
const ListEmpty = lazy(() => import("./list-empty"));
const ListFailure = lazy(() => import("./list-failure"));
const MoreFailure = lazy(() => import("./more-failure"));

interface ListBodyProps {
  scope: EventListScope;
  title: string;
  view: EventsViewState;
}

function ListGrid({ title, view }: Omit<ListBodyProps, "scope">) {
  const t = useTranslations("events");
  const { address, list, columns, zone, now } = view;
  const { filters } = address;
  const { order } = filters;
  return (
    <DataGrid
      ref={view.handle}
      label={title}
      table={view.table}
      columns={view.shown}
      grid={view.grid}
      sort={{
        column: "time",
        direction: order,
        label: t(order === "desc" ? "newestFirst" : "oldestFirst"),
        onToggle: () => address.setFilters(turnOrder(filters)),
      }}
      isOwnLayout={columns.isOwn}
      hidesByWidth={columns.hidesByWidth}
      widths={columns.layout.widths}
      onResize={(widths) => columns.change({ widths: { ...columns.layout.widths, ...widths } })}
      total={view.total}
      cursor={view.cursor}
      onCursorChange={view.keys.moveCursor}
      selectedRow={view.selectedRow}
      onOpen={view.keys.openRow}
      onSight={view.onSight}
      foot={<ListFoot list={list} order={order} zone={zone} now={now} />}
    />
  );
}

/** The rows, or what stands in their place: skeleton, nothing there, nothing matching, failed, still searching. */
export function ListBody({ scope, title, view }: ListBodyProps) {
  const common = useTranslations("common");
  const { address, list, zone, now } = view;
  const { filters } = address;
  const { rows, query } = list;
  const isLoading = query.isPending || query.isPlaceholderData;
  const isEmpty = list.isComplete && rows.length === 0;
  const hasFailed = query.isError && !query.data;
  const isStillSearching = rows.length === 0 && !isEmpty && !hasFailed && !isLoading;
  return (
    <div className="relative flex min-h-0 flex-1 flex-col" aria-busy={query.isFetching}>
      {rows.length > 0 && <ListShapes />}
      {rows.length > 0 && <ListGrid title={title} view={view} />}
      <Suspense>
        {isEmpty && (
          <ListEmpty
            scope={scope}
            filters={filters}
            zone={zone}
            now={now}
            onChange={address.setFilters}
            onShow={address.show}
          />
        )}
        {hasFailed && (
          <ListFailure
            key={query.errorUpdateCount}
            error={query.error}
            failures={list.failures}
            onRetry={() => void query.refetch()}
          />
        )}
        {query.isRefetchError && query.data && (
          // Over the rows, wherever in them the reader is: what is shown stays, and stays where it is.
          <div className="absolute inset-x-0 bottom-0 z-5 border-t border-line bg-raised shadow-2">
            <MoreFailure
              key={query.errorUpdateCount}
              error={query.error}
              failures={list.failures}
              onRetry={() => void query.refetch()}
            />
          </div>
        )}
      </Suspense>
      {isStillSearching && <ListFoot list={list} order={filters.order} zone={zone} now={now} />}
      {isLoading && (
        <div className="absolute inset-0 z-5 overflow-hidden">
          <div className="skeleton-cover h-full bg-surface pt-7.5">
            <SkeletonRows rows={24} label={common("loading")} />
          </div>
        </div>
      )}
    </div>
  );
}
