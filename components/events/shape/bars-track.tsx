import { useTranslations } from "next-intl";
import { useId } from "react";
import { classNames } from "@/components/ui/class-names";
import type { EventStats } from "@/lib/events/stats-model";
import type { TimeRange } from "@/lib/events/time-range";
import { spanWords, type WordsOf } from "./bar-words";
import { countSpan, firstOf, lastOf, rangeOf, type Span, type SpanCount } from "./span";
import { useSpan } from "./use-span";

interface BarsTrackProps {
  stats: EventStats;
  words: WordsOf;
  onZoom: (range: TimeRange) => void;
}

const percent = (share: number) => `${share * 100}%`;

/** What the bars hold is a lower bound where counting did not reach back to them. */
export const isLowerBound = (
  { histogram, searchedThrough }: EventStats,
  { start }: Pick<SpanCount, "start">,
) => histogram.relation === "gte" && (searchedThrough === null || start < searchedThrough);

/** `Nov 20 03:00 to 03:30`, `227 events`, `31 failures`. */
function wordsOfSpan(stats: EventStats, span: SpanCount, words: WordsOf): [string, string, string] {
  const { t } = words;
  const isBound = isLowerBound(stats, span);
  return [
    spanWords(span, words),
    t(isBound ? "atLeastEvents" : "barEvents", { count: span.count }),
    t(isBound ? "atLeastFailures" : "barFailures", { count: span.failures }),
  ];
}

/** The selected bars, and what they hold over them. Nothing of it is read out: the track itself says it. */
function SpanMark({ span, count, isSelected, texts }: MarkProps) {
  const left = firstOf(span) / count;
  const right = (lastOf(span) + 1) / count;
  const [time, events, failures] = texts;
  const middle = (left + right) / 2;
  return (
    <div aria-hidden className="pointer-events-none">
      <div
        className={classNames(
          "absolute inset-y-0 rounded-1",
          isSelected
            ? "bg-accent/15 shadow-[inset_1.5px_0_0_var(--accent),inset_-1.5px_0_0_var(--accent)]"
            : "bg-text/10",
        )}
        style={{ left: percent(left), width: percent(right - left) }}
      />
      <div
        className="absolute bottom-full z-10 mb-0.5 flex gap-2.5 rounded-2 bg-ink px-2.25 py-1.25 text-11 whitespace-nowrap text-on-ink shadow-2"
        style={{ left: percent(middle), transform: `translateX(-${percent(middle)})` }}
      >
        <span className="num">{time}</span>
        <span className="num">{events}</span>
        <span className="num">{failures}</span>
      </div>
    </div>
  );
}

interface MarkProps {
  span: Span;
  /** Bars in all. */
  count: number;
  isSelected: boolean;
  texts: readonly [string, string, string];
}

/** Takes the pointer and the keys over the drawn bars: one is chosen by a click or Enter, several by dragging or Shift. */
export function BarsTrack({ stats, words, onZoom }: BarsTrackProps) {
  const t = useTranslations("event-shape");
  const { buckets } = stats.histogram;
  const hintId = useId();
  const choose = (span: Span) => {
    const inside = countSpan(buckets, span);
    if (inside) onZoom(rangeOf(inside));
  };
  const { shown, head, isSelected, handlers } = useSpan(buckets, choose);
  const read = countSpan(buckets, isSelected && shown ? shown : { anchor: head, head });
  const drawn = shown && countSpan(buckets, shown);
  return (
    <>
      <div
        role="slider"
        tabIndex={0}
        aria-label={t("bars")}
        aria-describedby={hintId}
        aria-valuemin={1}
        aria-valuemax={buckets.length}
        aria-valuenow={head + 1}
        aria-valuetext={read ? wordsOfSpan(stats, read, words).join(", ") : ""}
        className="absolute inset-0 cursor-crosshair touch-pan-y rounded-1 select-none"
        {...handlers}
      />
      <span id={hintId} hidden>
        {t("barsHint")}
      </span>
      {shown && drawn && (
        <SpanMark
          span={shown}
          count={buckets.length}
          isSelected={isSelected}
          texts={wordsOfSpan(stats, drawn, words)}
        />
      )}
    </>
  );
}
