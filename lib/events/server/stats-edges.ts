import "server-only";
import type { Span } from "../stats-buckets";
import type { ResolvedRange } from "../time-range";

/** Rows of a piece are added to the counts of the full buckets, or taken away from them. */
export interface Piece {
  span: Span;
  sign: 1 | -1;
  /** What the window of full buckets is to be where the rows can't be taken away to the last. */
  without: Span;
  /** From where on the range is complete then. */
  certainFrom: number;
}

export interface EdgePlan {
  /** Full buckets, whose counts are kept; infinite where the range has no bound, empty where `from` is not before `to`. */
  window: Span;
  /** The newest first. */
  pieces: Piece[];
}

/**
 * Cuts a range into full buckets of `unitMs` and the rows at its edges. At each edge the fewer rows are counted, by
 * `estimate`: those inside the range, or those of the bucket that lie outside, which are then taken away from its
 * count. Rows are only taken away where there are no more than `most`.
 */
export function planEdges(
  range: ResolvedRange,
  unitMs: number,
  estimate: (span: Span) => number,
  most: number,
): EdgePlan {
  const from = range.from ?? Number.NEGATIVE_INFINITY;
  const to = range.to ?? Number.POSITIVE_INFINITY;
  const inner = { from: Math.ceil(from / unitMs) * unitMs, to: Math.floor(to / unitMs) * unitMs };
  const outer = { from: Math.floor(from / unitMs) * unitMs, to: Math.ceil(to / unitMs) * unitMs };
  const isLess = (outside: number, inside: number) => outside < inside && outside <= most;
  const before = { from: outer.from, to: from };
  const after = { from: to, to: outer.to };
  const pieces = (...all: Piece[]) => all.filter(({ span }) => span.from < span.to);
  if (inner.from > inner.to) {
    const without = { from: inner.to, to: inner.to };
    const piece = (span: Span, sign: Piece["sign"]): Piece => ({ span, sign, without, certainFrom: to });
    if (!isLess(estimate(before) + estimate(after), estimate({ from, to }))) {
      return { window: without, pieces: pieces(piece({ from, to }, 1)) };
    }
    return { window: outer, pieces: pieces(piece(after, -1), piece(before, -1)) };
  }
  const last = { from: inner.to, to };
  const first = { from, to: inner.from };
  const isHighOut = isLess(estimate(after), estimate(last));
  const isLowOut = isLess(estimate(before), estimate(first));
  return {
    window: { from: isLowOut ? outer.from : inner.from, to: isHighOut ? outer.to : inner.to },
    pieces: pieces(
      {
        span: isHighOut ? after : last,
        sign: isHighOut ? -1 : 1,
        without: { from: Number.NEGATIVE_INFINITY, to: inner.to },
        certainFrom: to,
      },
      {
        span: isLowOut ? before : first,
        sign: isLowOut ? -1 : 1,
        without: { from: inner.from, to: Number.POSITIVE_INFINITY },
        certainFrom: inner.from,
      },
    ),
  };
}

/** The full buckets that are left where a piece can't be counted to its end: rows are never taken away in part. */
export function narrowWindow(window: Span, { sign, without }: Piece): Span {
  if (sign === 1) return window;
  return { from: Math.max(window.from, without.from), to: Math.min(window.to, without.to) };
}

/** Rows are taken away only from a bucket that is counted. */
export const isOfWindow = ({ span, sign }: Piece, window: Span): boolean =>
  sign === 1 || (span.from >= window.from && span.to <= window.to);
