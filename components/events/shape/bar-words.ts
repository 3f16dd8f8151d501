import type { HistogramBucket } from "@/lib/events/stats-model";
import { dayOf, formatClock, formatShortDay, formatShortTime } from "@/lib/shared/format-time";
import type { Locale } from "@/lib/shared/locale";

export interface WordsOf {
  /** An IANA name. */
  zone: string;
  locale: Locale;
  /** The present, in milliseconds since 1970. */
  now: number;
  t: (key: string, values?: Record<string, string | number>) => string;
}

const isMidnight = (instant: string, zone: string) => formatClock(instant, zone, "seconds") === "00:00:00";

/**
 * The time that bars cover: `Nov 20 03:00 to 03:30`, with both days where they differ, and whole days by their names
 * alone: `Nov 20`, `Nov 20 to Nov 22`.
 */
export function spanWords({ start, end }: Pick<HistogramBucket, "start" | "end">, words: WordsOf): string {
  const { zone, locale, now, t } = words;
  const day = (instant: number | string) => formatShortDay(instant, zone, locale, now);
  const justBefore = Date.parse(end) - 1;
  if (isMidnight(start, zone) && isMidnight(end, zone)) {
    const [from, to] = [day(start), day(justBefore)];
    return from === to ? from : t("span", { from, to });
  }
  const from = formatShortTime(start, zone, locale, now, "minutes");
  const isOneDay = dayOf(start, zone) === dayOf(justBefore, zone);
  const to = isOneDay
    ? formatClock(end, zone, "minutes")
    : formatShortTime(end, zone, locale, now, "minutes");
  return t("span", { from, to });
}
