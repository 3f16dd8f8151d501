"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowLeft, Maximize2, X } from "lucide-react";
import type { Route } from "next";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { IconButton, iconButtonClass } from "@/components/ui/icon-button";
import { PageLink } from "@/components/ui/page-link";
import { PageTitle } from "@/components/ui/page-title";
import { useGoToPage } from "@/components/ui/page-transition";
import { SkeletonRows } from "@/components/ui/skeleton";
import { useShortcuts } from "@/components/ui/use-shortcuts";
import { eventDetailQuery } from "@/lib/events/event-queries";
import type { EventFilters } from "@/lib/events/filters";
import type { EventListItem, EventPosition } from "@/lib/events/model";
import { ApiError } from "@/lib/http/api-client";
import { formatCount } from "@/lib/shared/format-count";
import { narrowTo } from "./change-filters";
import { CopyLink } from "./copy-button";
import { EventChanges } from "./event-changes";
import { EventFacts } from "./event-facts";
import { EventLog } from "./event-log";
import { EventSteps } from "./event-steps";
import { EventSummary } from "./event-summary";
import { linkInZone } from "./link-in-zone";
import { SignInAgain } from "./sign-in-again";
import { isSignedOut } from "./use-retry";

export interface EventPanelProps {
  organization: string;
  opened: EventPosition;
  /** The same event as the list has it; null where it is not among the rows. */
  row: EventListItem | null;
  index: number | null;
  rowCount: number;
  isComplete: boolean;
  zone: string;
  now: number;
  canStep: (by: number) => boolean;
  /** False where there is no event to go to. */
  onStep: (by: number) => boolean;
  onClose: () => void;
  filters: EventFilters;
  /** Narrows the list; false where it can't have these filters. */
  onNarrow: (filters: EventFilters) => boolean;
  hrefOf: (event: EventListItem) => Route;
}

function PanelHead({ panel, event }: { panel: EventPanelProps; event: EventListItem | undefined }) {
  const t = useTranslations("events");
  const { index, rowCount, isComplete, canStep, onStep, onClose, hrefOf } = panel;
  const total = formatCount(rowCount);
  const position =
    index === null
      ? ""
      : t(isComplete ? "position" : "positionAtLeast", { index: formatCount(index + 1), total });
  const href = event && hrefOf(event);
  return (
    <div className="flex h-11 shrink-0 items-center gap-0.5 border-b border-line pr-2.5 pl-3 max-sm:h-12 max-sm:px-1">
      <IconButton label={t("backToList")} className="size-10! sm:hidden" onClick={onClose}>
        <Icon of={ArrowLeft} />
      </IconButton>
      <span className="max-sm:order-2 max-sm:ml-auto">
        <EventSteps
          onPrevious={canStep(-1) ? () => onStep(-1) : null}
          onNext={canStep(1) ? () => onStep(1) : null}
        />
      </span>
      <span className="num ml-3 text-text-2 max-sm:ml-1">{position}</span>
      <span className="ml-auto flex items-center gap-0.5 max-sm:order-3 max-sm:ml-0">
        {href && <CopyLink look="icon" shortcut="c" href={() => linkInZone(href, panel.zone)} />}
        {href && (
          <PageLink
            href={href}
            aria-label={t("openPage")}
            aria-keyshortcuts="o"
            data-tip={t("openPage")}
            data-tip-key="o"
            className={iconButtonClass("normal", "max-sm:hidden")}
          >
            <Icon of={Maximize2} size={14} />
          </PageLink>
        )}
        <IconButton label={t("close")} shortcut="Esc" className="max-sm:hidden" onClick={onClose}>
          <Icon of={X} />
        </IconButton>
      </span>
    </div>
  );
}

function failureTitle(error: Error) {
  if (isSignedOut(error)) return "signedOutTitle";
  return error instanceof ApiError && error.status === 404 ? "eventGone" : "eventFailed";
}

/** One event beside its list: docked where there is room, over the list where there is not, the page on a phone. */
export default function EventPanel(panel: EventPanelProps) {
  const { organization, opened, row, zone, now, filters, onNarrow, hrefOf } = panel;
  const t = useTranslations("events");
  const common = useTranslations("common");
  const locale = useLocale();
  const aside = useRef<HTMLElement>(null);
  const reference = { organization, id: opened.id, occurredAt: opened.occurredAt };
  const { data, error, refetch } = useQuery(eventDetailQuery(reference));
  const event = data ?? row ?? undefined;
  const name = event ? event.eventName[locale] || event.event : t("panel");
  const go = useGoToPage();

  useEffect(() => {
    aside.current?.focus({ preventScroll: true });
  }, []);
  const href = event && hrefOf(event);
  useShortcuts({
    o: () => (href ? go(href) : false),
  });

  return (
    <aside
      ref={aside}
      tabIndex={-1}
      aria-label={name}
      className="@container/event enter-slide fixed inset-0 z-20 flex min-h-0 flex-col bg-surface outline-none sm:absolute lg:static lg:w-[clamp(480px,100vw-724px,640px)] lg:shrink-0 lg:border-l lg:border-line lg:shadow-[-12px_0_28px_-20px_var(--shade-2)]"
    >
      <PageTitle title={name} />
      <PanelHead panel={panel} event={event} />
      <div className="flex min-h-0 flex-1 flex-col overflow-y-auto">
        {event && (
          <>
            <EventSummary event={event} zone={zone} now={now} level={2} />
            <EventFacts event={event} />
            {!error && <EventChanges changes={data?.changes ?? null} />}
          </>
        )}
        {data && (
          <EventLog
            reference={reference}
            event={data}
            onFilter={(chip) => onNarrow(narrowTo(filters, chip))}
          />
        )}
        {!event && !error && <SkeletonRows rows={12} label={t("eventLoading")} />}
        {error && (
          <EmptyState
            tone="fail"
            title={t(failureTitle(error))}
            actions={
              isSignedOut(error) ? (
                <SignInAgain />
              ) : (
                <Button onClick={() => void refetch()}>{common("tryAgain")}</Button>
              )
            }
          />
        )}
      </div>
    </aside>
  );
}
