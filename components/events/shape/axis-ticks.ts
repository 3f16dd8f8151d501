import type { Histogram } from "@/lib/events/stats-model";
import { dayOf, formatClock, formatShortDay, formatShortTime } from "@/lib/shared/format-time";
import { zoneOffsetMs } from "@/lib/shared/format-zone";
import type { WordsOf } from "./bar-words";

/** A time under the chart; `at` is its place from the left edge, 0 to 1. */
export interface AxisTick {
  at: number;
  text: string;
}

/** Between the middles of two texts, and from one to the edge, in pixels at 11 px of type. */
const gap = 84;
const margin = 42;

const minuteMs = 60_000;
/** Minutes between ticks that people count by. */
const clockSteps = [
  1, 2, 5, 10, 15, 30, 60, 120, 180, 240, 360, 720, 1_440, 2_880, 4_320, 7_200, 10_080, 20_160, 43_200,
];
/** The same for bars of a day or a month, in bars. */
const barSteps = [1, 2, 5, 7, 10, 14, 30, 60, 120];

/** The bars that begin where a clock of the zone stands at a multiple of so many minutes. */
function clockTicks({ buckets, edges, timeZone }: Histogram, minutes: number): number[] {
  const wall = (index: number) => {
    const at = Date.parse(buckets[index]?.start ?? "");
    return at + zoneOffsetMs(at, timeZone);
  };
  // Bars that begin at the full hour of UTC meet no full hour of such a zone: they are counted from one of their own.
  const phase = edges === "fullHour" && buckets.length > 1 ? wall(1) % (60 * minuteMs) : 0;
  return buckets.flatMap((_, index) => ((wall(index) - phase) % (minutes * minuteMs) === 0 ? [index] : []));
}

const everyBar = ({ buckets }: Histogram, step: number) =>
  buckets.flatMap((_, index) => ((buckets.length - 1 - index) % step === 0 ? [index] : []));

/** The closest ticks that leave room for their texts on a chart of this width, in pixels. */
function placesOf(histogram: Histogram, width: number): number[] {
  const { buckets, width: bar } = histogram;
  const x = (index: number) => (index / buckets.length) * width;
  const isByClock = bar.unit === "minute" || bar.unit === "hour";
  for (const step of isByClock ? clockSteps : barSteps) {
    const all = isByClock ? clockTicks(histogram, step) : everyBar(histogram, step);
    const isRoomy = all.every((index, place) => place === 0 || x(index) - x(all[place - 1] ?? 0) >= gap);
    if (isRoomy) return all.filter((index) => x(index) >= margin && x(index) <= width - margin);
  }
  return [];
}

/** The times under a chart of this width, in pixels: each stands where its bar begins, a new day with its name. */
export function axisTicks(histogram: Histogram, width: number, words: Omit<WordsOf, "t">): AxisTick[] {
  const { buckets, timeZone, width: bar } = histogram;
  const { locale, now } = words;
  const isByClock = bar.unit === "minute" || bar.unit === "hour";
  let lastDay = "";
  return placesOf(histogram, width).map((index) => {
    const start = buckets[index]?.start ?? "";
    const day = dayOf(start, timeZone);
    const isNewDay = day !== lastDay;
    lastDay = day;
    const clock = formatClock(start, timeZone, "minutes");
    const at = index / buckets.length;
    // A midnight is its day.
    if (!isByClock || (isNewDay && clock === "00:00")) {
      return { at, text: formatShortDay(start, timeZone, locale, now) };
    }
    return { at, text: isNewDay ? formatShortTime(start, timeZone, locale, now, "minutes") : clock };
  });
}
