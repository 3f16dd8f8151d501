"use client";

import { ChevronDown, ChevronRight } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { lazy, Suspense, useRef } from "react";
import { Icon } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";
import type { EventStats } from "@/lib/events/stats-model";
import type { TimeRange } from "@/lib/events/time-range";
import { formatCount } from "@/lib/shared/format-count";
import { formatShortTime } from "@/lib/shared/format-time";
import { useWidth } from "../use-width";
import { axisTicks } from "./axis-ticks";
import { spanWords, type WordsOf } from "./bar-words";
import { BarsTrack, isLowerBound } from "./bars-track";
import { HistogramSkeleton } from "./histogram-skeleton";
import { StatsFailure } from "./stats-failure";
import type { EventShape } from "./use-event-shape";

const HistogramChart = lazy(() => import("./histogram-chart"));

interface HistogramProps {
  shape: EventShape;
  now: number;
  onZoom: (range: TimeRange) => void;
}

/** Every bar with its numbers, for who listens to the page. */
function BarsTable({ stats, words }: { stats: EventStats; words: WordsOf }) {
  const { t } = words;
  const write = (count: number, isBound: boolean) =>
    isBound ? `${t("atLeast")} ${formatCount(count)}` : formatCount(count);
  return (
    <div className="sr-only">
      <table>
        <caption>{t("histogramOf")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("time")}</th>
            <th scope="col">{t("events")}</th>
            <th scope="col">{t("failures")}</th>
          </tr>
        </thead>
        <tbody>
          {stats.histogram.buckets.map((bucket) => (
            <tr key={bucket.start}>
              <th scope="row">{spanWords(bucket, words)}</th>
              <td>{write(bucket.count, isLowerBound(stats, bucket))}</td>
              <td>{write(bucket.failures, isLowerBound(stats, bucket))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** How wide a bar is, and what of the numbers is not to be taken as exact. */
function Notes({ stats: { histogram, searchedThrough }, words }: { stats: EventStats; words: WordsOf }) {
  const { t, zone, locale, now } = words;
  const { width, edges, relation } = histogram;
  const bound =
    relation === "gte" && searchedThrough !== null
      ? t("countedFrom", { time: formatShortTime(searchedThrough, zone, locale, now, "minutes") })
      : null;
  const texts = [
    t(`per.${width.unit}`, { count: width.step }),
    edges === "fullHour" ? t("fullHour") : null,
    bound ?? t("dragToNarrow"),
  ];
  return <span className="cut">{texts.filter((text) => text !== null).join(", ")}</span>;
}

function Legend({ stats, words: { t } }: { stats: EventStats; words: WordsOf }) {
  const { buckets } = stats.histogram;
  const most = (of: "count" | "failures") => formatCount(Math.max(0, ...buckets.map((bucket) => bucket[of])));
  return (
    <span className="num ml-auto flex shrink-0 gap-3.5 @max-[640px]/list:hidden">
      <span className="flex items-center gap-1.25">
        <span aria-hidden className="size-2 bg-chart-ok" />
        {t("legendEvents", { count: most("count") })}
      </span>
      <span className="flex items-center gap-1.25">
        <span aria-hidden className="size-1.75 rotate-45 bg-chart-fail" />
        {t("legendFailures", { count: most("failures") })}
      </span>
    </span>
  );
}

function Chart({
  stats,
  words,
  onZoom,
}: { stats: EventStats; words: WordsOf } & Pick<HistogramProps, "onZoom">) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const { histogram } = stats;
  const isEmpty = histogram.buckets.length === 0;
  const ticks = width === null || isEmpty ? [] : axisTicks(histogram, width, words);
  return (
    <>
      <div ref={box} className="relative h-16.5 max-sm:h-11.5">
        {isEmpty && <p className="pt-4 text-center text-12 text-text-3">{words.t("noBars")}</p>}
        {width !== null && !isEmpty && (
          <>
            <Suspense>
              <HistogramChart buckets={histogram.buckets} width={width} />
            </Suspense>
            <BarsTrack stats={stats} words={words} onZoom={onZoom} />
          </>
        )}
      </div>
      <div aria-hidden className="num relative mt-0.5 h-4 text-11 text-text-3">
        {ticks.map(({ at, text }) => (
          <span
            key={at}
            className="absolute -translate-x-1/2 whitespace-nowrap"
            style={{ left: `${at * 100}%` }}
          >
            {text}
          </span>
        ))}
      </div>
      <BarsTable stats={stats} words={words} />
    </>
  );
}

/** Events and failures of a list over time: drawn, walked by pointer and by key, and as a table for screen readers. */
export default function Histogram({ shape, now, onZoom }: HistogramProps) {
  const t = useTranslations("event-shape");
  const locale = useLocale();
  const { stats, choice, toggleHistogram } = shape;
  const { data, hasFailed } = stats;
  const isOpen = choice.histogram;
  const words = data && { t, locale, now, zone: data.histogram.timeZone };
  return (
    <>
      <div className="flex h-6 items-center gap-1 text-11 text-text-2">
        <IconButton
          size="small"
          label={t(isOpen ? "hideHistogram" : "showHistogram")}
          aria-expanded={isOpen}
          onClick={toggleHistogram}
          className="-ml-1.5 touch bg-transparent! hover:bg-hover!"
        >
          <Icon of={isOpen ? ChevronDown : ChevronRight} size={14} />
        </IconButton>
        {isOpen && data && words && !hasFailed ? (
          <>
            <Notes stats={data} words={words} />
            <Legend stats={data} words={words} />
          </>
        ) : (
          <span>{t("histogram")}</span>
        )}
      </div>
      {isOpen && hasFailed && <StatsFailure text={t("histogramFailed")} stats={stats} />}
      {isOpen && !hasFailed && data && words && (
        <div
          aria-busy={stats.isPlaceholderData}
          className={stats.isPlaceholderData ? "opacity-50" : undefined}
        >
          <Chart stats={data} words={words} onZoom={onZoom} />
        </div>
      )}
      {isOpen && !hasFailed && !data && <HistogramSkeleton />}
    </>
  );
}
