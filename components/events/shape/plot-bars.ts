import type { HistogramBucket } from "@/lib/events/stats-model";

/** The part of a chart's height that events take, above the axis; failures hang below it, on a scale of their own. */
const eventsShare = 0.72;
/** Pixels from the top to the axis: whole ones, else what is zero would show as a thin line. */
export const axisAt = (height: number) => Math.round(height * eventsShare);
/** A bar that holds anything is never lower than this, in pixels. */
const leastBarPx = 2;

export interface PlottedBars {
  /** Heights above the axis, 0 to 1 of the room there. */
  events: number[];
  /** Depths below it, 0 to -1. */
  failures: number[];
  /** The most of one bar. */
  maxCount: number;
  maxFailures: number;
}

/** What is drawn of each bucket, each kind against its own highest, in a chart of this height in pixels. */
export function plotBars(buckets: readonly HistogramBucket[], height: number): PlottedBars {
  const maxCount = Math.max(0, ...buckets.map(({ count }) => count));
  const maxFailures = Math.max(0, ...buckets.map(({ failures }) => failures));
  const share = (value: number, max: number, room: number) =>
    value === 0 ? 0 : Math.max(value / max, Math.min(1, leastBarPx / room));
  return {
    events: buckets.map(({ count }) => share(count, maxCount, axisAt(height))),
    failures: buckets.map(({ failures }) => 0 - share(failures, maxFailures, height - axisAt(height))),
    maxCount,
    maxFailures,
  };
}
