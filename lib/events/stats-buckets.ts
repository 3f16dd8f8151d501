import { zoneOffsetMs } from "@/lib/shared/format-zone";
import { instantOfClock } from "@/lib/shared/wall-clock";
import { type BucketWidth, bucketUnits, type Histogram } from "./stats-model";

/** Instants in milliseconds since 1970, `from` included, `to` not. */
export interface Span {
  from: number;
  to: number;
}

export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;
const unitMs = { minute: 60_000, hour: hourMs, day: dayMs, month: 30 * dayMs } as const;

/** The smallest first. Hours divide the day, so that buckets of every width begin where a day does. */
const widths: readonly BucketWidth[] = [
  ...[1, 2, 5, 10, 15, 30].map((step) => ({ unit: "minute" as const, step })),
  ...[1, 2, 3, 6, 12].map((step) => ({ unit: "hour" as const, step })),
  ...[1, 7].map((step) => ({ unit: "day" as const, step })),
  ...[1, 3, 12].map((step) => ({ unit: "month" as const, step })),
];

/** Buckets that a histogram has at most, up to two more at the edges of its range. */
const maxBuckets = 120;

/**
 * The smallest width, of `finest` or a longer unit, that cuts a range into `maxBuckets` or fewer: 24 hours into
 * quarters of an hour, 7 days into 2 hours, 30 days into 6 hours, 90 days into days.
 */
export function pickBucketWidth({ from, to }: Span, finest: BucketWidth["unit"] = "minute"): BucketWidth {
  const allowed = widths.filter(({ unit }) => bucketUnits.indexOf(unit) >= bucketUnits.indexOf(finest));
  const fits = ({ unit, step }: BucketWidth) => (to - from) / (unitMs[unit] * step) <= maxBuckets;
  return allowed.find(fits) ?? (allowed.at(-1) as BucketWidth);
}

const floorTo = (value: number, step: number) => Math.floor(value / step) * step;

/** Bucket `n` of the calendar begins at `at(n)` of a clock that is written as if it were UTC; `of` is its inverse. */
interface Calendar {
  of: (clockMs: number) => number;
  at: (n: number) => number;
}

/** 1970 began on a Thursday; weeks begin on Mondays. */
const mondayMs = 4 * dayMs;

function calendarOf({ unit, step }: BucketWidth): Calendar {
  if (unit === "month") {
    const monthOf = (ms: number) => new Date(ms).getUTCFullYear() * 12 + new Date(ms).getUTCMonth();
    return {
      of: (ms) => Math.floor(monthOf(ms) / step),
      at: (n) => Date.UTC(Math.floor((n * step) / 12), (n * step) % 12),
    };
  }
  const size = unitMs[unit] * step;
  const first = step === 7 ? mondayMs : 0;
  return { of: (ms) => Math.floor((ms - first) / size), at: (n) => n * size + first };
}

/** Where buckets begin that are counted on from each other, so that a repeated or skipped hour of a clock is one too. */
function evenStarts({ from, to }: Span, width: BucketWidth, zone: string): number[] {
  const size = unitMs[width.unit] * width.step;
  const offset = zoneOffsetMs(from, zone) % size;
  const first = floorTo(from + offset, size) - offset;
  return Array.from({ length: Math.ceil((to - first) / size) + 1 }, (_, index) => first + index * size);
}

/** Where buckets begin that a zone's calendar names: midnights, firsts of months. */
function calendarStarts({ from, to }: Span, width: BucketWidth, zone: string): number[] {
  const calendar = calendarOf(width);
  const startOf = (n: number) => instantOfClock(calendar.at(n), zone);
  let n = calendar.of(from + zoneOffsetMs(from, zone));
  // A day that a zone skipped begins after the instant that its clock reads.
  while (startOf(n) > from) n -= 1;
  const starts = [startOf(n)];
  while ((starts.at(-1) ?? to) < to) {
    n += 1;
    starts.push(startOf(n));
  }
  return starts;
}

/**
 * The bounds of the buckets that cover a range, ascending, in the zone: the first is at or before `from`, the last at
 * or after `to`, so there is one bucket fewer than bounds. Counts are kept by the hour of UTC: where the zone's clock
 * is off it, bounds of an hour and more lie at the hour before. None for an empty range.
 */
export function bucketBounds(
  span: Span,
  width: BucketWidth,
  zone: string,
): { bounds: number[]; edges: Histogram["edges"] } {
  if (span.from >= span.to) return { bounds: [], edges: "clock" };
  const isEven = width.unit === "minute" || (width.unit === "hour" && width.step === 1);
  const starts = (isEven ? evenStarts : calendarStarts)(span, width, zone);
  if (width.unit === "minute" || starts.every((start) => start % hourMs === 0)) {
    return { bounds: [...new Set(starts)], edges: "clock" };
  }
  const hours = [...new Set(starts.map((start) => floorTo(start, hourMs)))];
  if ((hours.at(-1) ?? span.to) < span.to) hours.push(floorTo(span.to - 1, hourMs) + hourMs);
  // The hour before may hold nothing of the range any more.
  const first = hours.findLastIndex((bound) => bound <= span.from);
  return { bounds: hours.slice(first), edges: "fullHour" };
}
