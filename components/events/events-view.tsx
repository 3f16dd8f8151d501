"use client";

import { lazy, Suspense } from "react";
import { ExportButton } from "./export/export-button";
import { turnOrder } from "./list-address";
import { ListBody } from "./list-body";
import { StatusBar } from "./list-foot";
import { ListHead } from "./list-head";
import { RangePicker } from "./range-picker";
import { SearchField } from "./search/search-field";
import { FacetsFrame, HistogramFrame } from "./shape/shape-frames";
import { subscribeHref } from "./subscribe-href";
import { type EventsViewProps, type EventsViewState, useEventsView } from "./use-events-view";
import { plainListPath } from "./views/plain-list-path";
import { ViewsMenu } from "./views/views-menu";
import "./events-list.css";

const EventPanel = lazy(() => import("./event-panel"));
const BadAddress = lazy(() => import("./bad-address"));

function Toolbar({
  view,
  scope,
  projects,
}: { view: EventsViewState } & Pick<EventsViewProps, "scope" | "projects">) {
  const { address, list, fields, zone, now } = view;
  const { filters, setFilters } = address;
  return (
    <div className="flex shrink-0 items-start gap-2 border-b border-line px-4 pt-2.5 pb-3 max-sm:px-3">
      <SearchField
        scope={scope}
        zone={zone}
        filters={filters}
        onChange={setFilters}
        refusal={address.refusal}
        onType={address.forgetRefusal}
        rows={list.rows}
        fields={fields}
        projects={projects}
      />
      <RangePicker
        range={filters.range}
        onChange={(range) => setFilters({ ...filters, range })}
        zone={zone}
        now={now}
      />
    </div>
  );
}

/** A list of events with its search, its range and the panel of the event that is open. Its address is its state. */
export function EventsView(props: EventsViewProps) {
  const { scope, title } = props;
  const view = useEventsView(props);
  const { address, list, zone, now, keys, shape } = view;
  const { filters, opened } = address;
  if (address.faults.length > 0) {
    return (
      <Suspense>
        <BadAddress fields={address.faults} href={plainListPath(scope, props.savedViews)} />
      </Suspense>
    );
  }
  return (
    <div className="events-list flex h-full min-h-0">
      <section
        ref={view.whole}
        aria-label={title}
        className="@container/toolbar flex min-w-0 flex-1 flex-col"
        onPointerMove={keys.onPoint}
        onWheel={keys.onPoint}
      >
        <ListHead
          title={title}
          total={view.counted}
          shape={shape}
          views={<ViewsMenu view={view} scope={scope} known={props.savedViews} />}
          rangeWords={view.words}
          columns={view.columns}
          isMeasured={view.isMeasured}
          order={filters.order}
          onTurn={() => address.setFilters(turnOrder(filters))}
          onRefresh={() => void list.refresh()}
          exports={<ExportButton scope={scope} filters={filters} rangeWords={view.words} zone={zone} />}
          subscribeHref={subscribeHref(scope, filters, props.subscribable)}
          linkOf={view.linkOf}
          rowLinkOf={keys.rowLink}
        />
        <Toolbar view={view} scope={scope} projects={props.projects} />
        <div className="flex min-h-0 flex-1">
          <FacetsFrame shape={shape} filters={filters} onChange={address.setFilters} />
          <div ref={view.column} className="@container/list flex min-w-0 flex-1 flex-col">
            <HistogramFrame shape={shape} filters={filters} onChange={address.setFilters} now={now} />
            <ListBody scope={scope} title={title} view={view} />
            <StatusBar sight={view.sight} rowCount={list.rows.length} total={view.counted} />
          </div>
        </div>
      </section>
      {opened && (
        <Suspense>
          <EventPanel
            organization={scope.organization}
            opened={opened}
            row={view.selectedRow === null ? null : (list.rows[view.selectedRow] ?? null)}
            index={view.selectedRow}
            rowCount={list.rows.length}
            isComplete={list.isComplete}
            zone={zone}
            now={now}
            canStep={keys.canStep}
            onStep={keys.step}
            onClose={keys.close}
            filters={filters}
            onNarrow={address.setFilters}
            hrefOf={view.hrefOf}
          />
        </Suspense>
      )}
    </div>
  );
}
