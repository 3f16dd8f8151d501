import { useLocale, useTranslations } from "next-intl";
import type { EventListItem } from "@/lib/events/model";
import { englishSentence } from "@/lib/events/sentence/english-sentence";
import { koreanSentence } from "@/lib/events/sentence/korean-sentence";
import { toDuration } from "@/lib/shared/format-duration";
import { formatFullTime } from "@/lib/shared/format-time";
import { OutcomePill } from "./outcome-pill";

interface EventSummaryProps {
  event: EventListItem;
  zone: string;
  now: number;
  /** `h1` on a page of its own, `h2` in the panel beside the list. */
  level: 1 | 2;
}

const dayMs = 86_400_000;
/** A sooner arrival says nothing: clocks differ by as much. */
const notableDelayMs = 1_000;

/** What happened, in a sentence; how it ended, when, and how much later it was heard of. */
export function EventSummary({ event, zone, now, level }: EventSummaryProps) {
  const t = useTranslations("events");
  const locale = useLocale();
  const Heading = `h${level}` as const;
  const parts = locale === "ko" ? koreanSentence(event) : englishSentence(event);
  const age = now - Date.parse(event.occurredAt);
  const delay = Date.parse(event.receivedAt) - Date.parse(event.occurredAt);
  const ago = age >= 0 && age < dayMs ? toDuration(age) : null;
  const later = delay >= notableDelayMs ? toDuration(delay) : null;
  const relative = [
    ago && t(`ago.${ago.unit}`, { count: ago.count }),
    later && t(`receivedLater.${later.unit}`, { count: later.count }),
  ].filter(Boolean);
  return (
    <header className="px-5 pt-4 pb-3.5 max-sm:px-4">
      <Heading className="text-18 font-normal text-pretty text-text-2">
        {parts.map((part, index) =>
          part.strong ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence do not move
            <strong key={index} className="font-semibold text-text">
              {part.text}
            </strong>
          ) : (
            part.text
          ),
        )}
      </Heading>
      <p className="mt-2.25 flex flex-wrap items-center gap-x-2.5 gap-y-1 text-12 text-text-2">
        <OutcomePill outcome={event.outcome} />
        <time dateTime={event.occurredAt} className="num">
          {formatFullTime(event.occurredAt, zone, locale)}
        </time>
        {relative.length > 0 && <span className="num text-text-3">{relative.join(", ")}</span>}
      </p>
    </header>
  );
}
