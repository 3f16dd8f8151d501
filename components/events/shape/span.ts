import type { HistogramBucket } from "@/lib/events/stats-model";
import type { TimeRange } from "@/lib/events/time-range";

/** Bars that are meant, by their indices: where the selection began and where it has got to. */
export interface Span {
  anchor: number;
  head: number;
}

export const firstOf = ({ anchor, head }: Span) => Math.min(anchor, head);
export const lastOf = ({ anchor, head }: Span) => Math.max(anchor, head);

/** The bar under a point, `x` pixels from the left of a chart of so many bars of one width. */
export const barAt = (x: number, width: number, count: number) =>
  Math.max(0, Math.min(count - 1, Math.floor((x / width) * count)));

/** How far PageUp and PageDown go. */
const pageBars = 10;

/**
 * Where a key leads from a span, null where the key means nothing here. Before the first key the latest bar is meant.
 * Shift keeps the anchor; every other step leaves one bar.
 */
export function spanByKey(
  span: Span | null,
  { key, shiftKey }: { key: string; shiftKey: boolean },
  count: number,
): Span | null {
  const last = count - 1;
  const from = span?.head ?? last;
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: from - 1,
    ArrowDown: from - 1,
    ArrowRight: from + 1,
    ArrowUp: from + 1,
    PageDown: from - pageBars,
    PageUp: from + pageBars,
    Home: 0,
    End: last,
  };
  const to = steps[key];
  if (to === undefined || count === 0) return null;
  const head = Math.max(0, Math.min(last, to));
  return { anchor: shiftKey ? (span?.anchor ?? from) : head, head };
}

export interface SpanCount {
  start: string;
  end: string;
  count: number;
  failures: number;
}

/** What the bars of a span hold together; null where there is no such bar. */
export function countSpan(buckets: readonly HistogramBucket[], span: Span): SpanCount | null {
  const inside = buckets.slice(firstOf(span), lastOf(span) + 1);
  const first = inside[0];
  const last = inside.at(-1);
  if (!first || !last) return null;
  return {
    start: first.start,
    end: last.end,
    count: inside.reduce((sum, bucket) => sum + bucket.count, 0),
    failures: inside.reduce((sum, bucket) => sum + bucket.failures, 0),
  };
}

/** The range that holds the bars of a span and nothing else. */
export const rangeOf = ({ start, end }: SpanCount): TimeRange => ({ from: start, to: end });
