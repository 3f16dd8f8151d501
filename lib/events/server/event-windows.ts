import "server-only";
import type { ListOrder } from "../filters";
import type { ResolvedRange } from "../time-range";

/** A stretch of time in milliseconds since 1970; `from` is included, `to` is not. */
export interface Window {
  from: number;
  to: number;
}

/**
 * Cuts a range into stretches that hold 1, 2, 4, … partitions, in the order of the list: a statement plans and
 * opens few partitions, and a search through years of history still takes few statements.
 * Partitions made ahead, after `now`, hold next to nothing and join the newest stretch.
 * `partitions` are disjoint, oldest first; times that no partition holds are skipped.
 */
export function* walkWindows(
  partitions: readonly Window[],
  range: ResolvedRange,
  order: ListOrder,
  now: number,
): Generator<Window> {
  const from = range.from ?? Number.NEGATIVE_INFINITY;
  const to = range.to ?? Number.POSITIVE_INFINITY;
  const touched = partitions.filter((partition) => partition.from < to && partition.to > from);
  if (order === "desc") touched.reverse();
  const ahead = order === "desc" ? touched.filter((partition) => partition.from > now).length : 0;
  let start = 0;
  for (let count = 1; start < touched.length; count *= 2) {
    const end = start + count + (start === 0 ? ahead : 0);
    const group = touched.slice(start, end);
    start = end;
    yield {
      from: Math.max(from, Math.min(...group.map((partition) => partition.from))),
      to: Math.min(to, Math.max(...group.map((partition) => partition.to))),
    };
  }
}
