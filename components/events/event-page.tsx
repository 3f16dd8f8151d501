"use client";

import type { Route } from "next";
import { useLocale, useTranslations } from "next-intl";
import { PageTitle } from "@/components/ui/page-title";
import { useGoToPage } from "@/components/ui/page-transition";
import { useTimeZone } from "@/components/ui/time-zone-context";
import { useShortcuts } from "@/components/ui/use-shortcuts";
import { emptyEventFilters } from "@/lib/events/filters";
import type { EventDetail } from "@/lib/events/model";
import { eventsPath } from "@/lib/navigation/paths";
import { narrowTo } from "./change-filters";
import { CopyLink } from "./copy-button";
import { EventChanges } from "./event-changes";
import { EventFacts } from "./event-facts";
import { EventLog } from "./event-log";
import { EventSteps } from "./event-steps";
import { EventSummary } from "./event-summary";
import { linkInZone } from "./link-in-zone";
import { type FilterChip, writeListAddress } from "./list-address";
import { rangeAround } from "./nearest-range";

/** The list of the event's own scope, narrowed by a filter to a day around the event. */
function listOf({ organization, project, occurredAt }: EventDetail, chip: FilterChip): Route {
  const range = rangeAround(occurredAt);
  const filters = narrowTo({ ...emptyEventFilters, range }, chip);
  const scope = project
    ? ({ kind: "project", organization: organization.slug, project: project.slug } as const)
    : ({ kind: "organization", organization: organization.slug } as const);
  return `${eventsPath(scope)}${writeListAddress({ filters, open: null })}` as Route;
}

export interface EventPageProps {
  event: EventDetail;
  now: number;
  /** The pages of the events beside this one among all of its scope; null where there is none. */
  newer: Route | null;
  older: Route | null;
}

/** The steps go as in a list with the newest first. */
function useSteps({ newer, older }: Pick<EventPageProps, "newer" | "older">) {
  const go = useGoToPage();
  useShortcuts({
    k: () => (newer ? go(newer) : false),
    j: () => (older ? go(older) : false),
  });
  return { onPrevious: newer && (() => go(newer)), onNext: older && (() => go(older)) };
}

/** One event at its permanent address. */
export function EventPage({ event, now, newer, older }: EventPageProps) {
  const t = useTranslations("events");
  const locale = useLocale();
  const { zone } = useTimeZone();
  const go = useGoToPage();
  const steps = useSteps({ newer, older });
  const reference = {
    organization: event.organization.slug,
    id: event.id,
    occurredAt: event.occurredAt,
  };
  return (
    <article aria-label={t("panel")} className="@container/event mx-auto flex min-h-full max-w-230 flex-col">
      <PageTitle title={event.eventName[locale] || event.event} />
      <div className="flex items-start max-sm:flex-col-reverse">
        <div className="min-w-0 flex-1">
          <EventSummary event={event} zone={zone} now={now} level={1} />
        </div>
        <div className="flex shrink-0 items-center gap-3 pt-4 pr-5 max-sm:gap-0 max-sm:self-end max-sm:pt-1 max-sm:pr-2 max-sm:-mb-3">
          <EventSteps {...steps} />
          <CopyLink look="icon" shortcut="c" href={() => linkInZone(window.location.href, zone)} />
        </div>
      </div>
      <EventFacts event={event} />
      <EventChanges changes={event.changes} />
      <div className="flex h-[max(420px,60dvh)] flex-col pb-5">
        <EventLog reference={reference} event={event} onFilter={(chip) => go(listOf(event, chip))} />
      </div>
    </article>
  );
}
