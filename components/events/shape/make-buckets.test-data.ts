import type { HistogramBucket } from "@/lib/events/stats-model";

/** Buckets of so many minutes, one after the other, each with its events and failures. */
export function makeBuckets(
  start: string,
  minutes: number,
  counts: readonly (readonly [count: number, failures: number])[],
): HistogramBucket[] {
  const at = (index: number) => new Date(Date.parse(start) + index * minutes * 60_000).toISOString();
  return counts.map(([count, failures], index) => ({
    start: at(index),
    end: at(index + 1),
    count,
    failures,
  }));
}
