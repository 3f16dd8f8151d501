"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowLeft, ArrowRight } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { nearestEventsQuery } from "@/lib/events/empty-list-queries";
import type { EventFilters } from "@/lib/events/filters";
import type { EventPosition } from "@/lib/events/model";
import { resolveTime, type TimeRange } from "@/lib/events/time-range";
import type { EventListScope } from "@/lib/navigation/paths";
import { toDuration } from "@/lib/shared/format-duration";
import { formatShortTime } from "@/lib/shared/format-time";
import { chipsOf } from "./list-address";
import { rangeToNearest } from "./nearest-range";
import { NothingMatches } from "./nothing-matches";
import { rangeWords } from "./range-words";

interface ListEmptyProps {
  scope: EventListScope;
  filters: EventFilters;
  zone: string;
  now: number;
  onChange: (filters: EventFilters) => void;
  /** Goes to another list with one of its events open. */
  onShow: (filters: EventFilters, open: EventPosition) => void;
}

interface JumpProps {
  event: EventPosition;
  side: "before" | "after";
  /** How far the event lies outside the range. */
  distanceMs: number;
  zone: string;
  now: number;
  onGo: () => void;
}

function Jump({ event, side, distanceMs, zone, now, onGo }: JumpProps) {
  const t = useTranslations("events");
  const locale = useLocale();
  const time = formatShortTime(event.occurredAt, zone, locale, now);
  const { unit, count } = toDuration(distanceMs);
  return (
    <button
      type="button"
      onClick={onGo}
      className="press edge flex w-full max-w-110 items-center gap-2.5 rounded-2 px-2.75 py-2 text-left text-text hover:bg-hover"
    >
      <Icon of={side === "before" ? ArrowLeft : ArrowRight} size={14} className="shrink-0 text-text-3" />
      <span className="sr-only">{t(side === "before" ? "goBefore" : "goAfter")}</span>
      <span className="num">{time}</span>
      <span className="num ml-auto text-12 text-text-3">{t(`${side}.${unit}`, { count })}</span>
    </button>
  );
}

function useBounds({ range }: EventFilters, now: number) {
  const read = (bound: TimeRange["from"]) => (bound === null ? null : resolveTime(bound, now));
  return { from: read(range.from), to: read(range.to) };
}

/**
 * A list that has no rows says which of three it is: the range holds nothing (and where the nearest events are),
 * nothing matches the filters at any time, or nothing has ever been recorded.
 */
export default function ListEmpty({ scope, filters, zone, now, onChange, onShow }: ListEmptyProps) {
  const t = useTranslations("events");
  const locale = useLocale();
  const nearest = useQuery(nearestEventsQuery(scope, filters));
  const bounds = useBounds(filters, now);
  const chips = chipsOf(filters);
  const { before = null, after = null } = nearest.data ?? {};
  const reached = nearest.data?.searchedThrough;
  const isComplete = reached ? reached.before === null && reached.after === null : false;
  const go = ({ id, occurredAt }: EventPosition, side: "before" | "after") =>
    onShow({ ...filters, ...rangeToNearest(occurredAt, side, bounds, now) }, { id, occurredAt });

  const isNothingFound = nearest.isSuccess && !before && !after;
  if (isNothingFound && chips.length > 0) {
    const searched = t(isComplete ? "nothingSearched" : "nearestUnknown");
    return <NothingMatches scope={scope} filters={filters} searched={searched} onChange={onChange} />;
  }
  if (isComplete && isNothingFound) {
    return (
      <EmptyState title={t("emptyEver")}>
        <p>{t("emptyNowhere")}</p>
      </EmptyState>
    );
  }

  const outside = before || after ? (chips.length > 0 ? "emptyOutsideFiltered" : "emptyOutside") : null;
  const title =
    chips.length > 0 ? t("nothingTitle") : rangeWords(filters.range, { zone, locale, now, t }, "empty");
  return (
    <EmptyState title={title}>
      <p role="status" className="min-h-5">
        {nearest.isPending && t("lookingOutside")}
        {outside && t(outside)}
        {nearest.isSuccess && !outside && t("nearestUnknown")}
      </p>
      <div className="mt-2 grid gap-1">
        {before && (
          <Jump
            event={before}
            side="before"
            distanceMs={(bounds.from ?? now) - Date.parse(before.occurredAt)}
            zone={zone}
            now={now}
            onGo={() => go(before, "before")}
          />
        )}
        {after && (
          <Jump
            event={after}
            side="after"
            distanceMs={Date.parse(after.occurredAt) - (bounds.to ?? now)}
            zone={zone}
            now={now}
            onGo={() => go(after, "after")}
          />
        )}
      </div>
    </EmptyState>
  );
}
