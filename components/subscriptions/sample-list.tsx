import { useLocale, useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import { OutcomeShape } from "@/components/ui/outcome-shape";
import { useTimeZone } from "@/components/ui/time-zone-context";
import type { OwningScope } from "@/lib/access/scope";
import type { EventListItem, Outcome } from "@/lib/events/model";
import { eventPath } from "@/lib/navigation/paths";
import { dayOf, formatShortTime, toZonedTime } from "@/lib/shared/format-time";

/** So many of the newest matches stand in the rail. */
const shownSamples = 3;

const tones: Readonly<Record<Outcome, string>> = {
  success: "text-ok",
  failure: "text-fail",
  unknown: "text-text-3",
};

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
            <OutcomeShape
              outcome={event.outcome}
              ground="var(--canvas)"
              className={classNames("size-3 shrink-0", tones[event.outcome])}
            />
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
