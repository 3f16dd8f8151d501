import { useLocale, useTranslations } from "next-intl";
import { useTimeZone } from "@/components/ui/time-zone-context";
import type { OwningScope } from "@/lib/access/scope";
import type { EventListItem, Outcome } from "@/lib/events/model";
import { eventPath } from "@/lib/navigation/paths";
import { dayOf, formatShortTime, toZonedTime } from "@/lib/shared/format-time";

/** So many of the newest matches stand in the rail. */
const shownSamples = 3;

/** A filled diamond, a ring, a dashed ring: as outcomes are drawn everywhere. */
function OutcomeMark({ outcome }: { outcome: Outcome }) {
  const ring = { cx: 6, cy: 6, r: 5, fill: "none", stroke: "currentColor", strokeWidth: 1.4 };
  if (outcome === "failure") {
    return (
      <svg viewBox="0 0 12 12" aria-hidden="true" className="size-3 shrink-0 text-fail">
        <path d="M6 .4 11.6 6 6 11.6.4 6Z" fill="currentColor" />
        <path
          d="M4.6 4.6 7.4 7.4M7.4 4.6 4.6 7.4"
          stroke="var(--canvas)"
          strokeWidth="1.3"
          strokeLinecap="round"
        />
      </svg>
    );
  }
  return (
    <svg
      viewBox="0 0 12 12"
      aria-hidden="true"
      className={outcome === "success" ? "size-3 shrink-0 text-ok" : "size-3 shrink-0 text-text-3"}
    >
      <circle {...ring} strokeDasharray={outcome === "unknown" ? "2.2 1.7" : undefined} />
      {outcome === "success" && (
        <path
          d="M3.7 6.2 5.3 7.8 8.4 4.5"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.4"
          strokeLinecap="round"
        />
      )}
    </svg>
  );
}

interface SampleListProps {
  scope: OwningScope;
  samples: readonly EventListItem[];
  now: number;
}

/** The newest events that match, each with the way to it. */
export function SampleList({ scope, samples, now }: SampleListProps) {
  const t = useTranslations("subscriptions");
  const { zone } = useTimeZone();
  const locale = useLocale();
  const timeOf = (instant: string) =>
    dayOf(instant, zone) === dayOf(now, zone)
      ? toZonedTime(instant, zone).clock
      : formatShortTime(instant, zone, locale, now);
  return (
    <ul aria-label={t("latestMatches")} className="grid grid-cols-[minmax(0,1fr)] gap-1">
      {samples.slice(0, shownSamples).map((event) => (
        <li key={`${event.occurredAt} ${event.id}`}>
          <a
            href={eventPath(scope, event)}
            target="_blank"
            rel="noopener"
            data-cut
            className="-mx-1 flex min-w-0 items-center gap-1.75 rounded-1 px-1 py-0.5 text-12 hover:bg-hover"
          >
            <OutcomeMark outcome={event.outcome} />
            <span className="cut flex-1">
              {event.eventName[locale]}{" "}
              <span className="text-text-3">{event.resource.name ?? event.resource.id}</span>
            </span>
            <time dateTime={event.occurredAt} className="num shrink-0 text-11 text-text-3">
              {timeOf(event.occurredAt)}
            </time>
          </a>
        </li>
      ))}
    </ul>
  );
}
