import type { ListOrder } from "@/lib/events/filters";
import type { TimeRange } from "@/lib/events/time-range";

const minuteMs = 60_000;
const minSpanMs = 60 * minuteMs;
const daySpanMs = 24 * minSpanMs;

interface ResolvedBounds {
  from: number | null;
  to: number | null;
}

const toRange = (from: number, to: number): TimeRange => ({
  from: new Date(from).toISOString(),
  to: new Date(to).toISOString(),
});

/** A day with an event in its middle, in whole minutes. */
export function rangeAround(occurredAt: string): TimeRange {
  const at = Date.parse(occurredAt);
  return toRange(
    Math.floor((at - daySpanMs / 2) / minuteMs) * minuteMs,
    Math.ceil((at + daySpanMs / 2) / minuteMs) * minuteMs,
  );
}

/**
 * The range and the order to go to so that the event nearest to an empty range is the first row: as long as that
 * range, at least an hour, in whole minutes. Nothing lies between the two, so a range that ends right after an
 * earlier event has it as its newest, and one that begins right before a later event as its oldest.
 */
export function rangeToNearest(
  occurredAt: string,
  side: "before" | "after",
  { from, to }: ResolvedBounds,
  now: number,
): { range: TimeRange; order: ListOrder } {
  const minute = Math.floor(Date.parse(occurredAt) / minuteMs) * minuteMs;
  const span = from === null ? daySpanMs : Math.max((to ?? now) - from, minSpanMs);
  if (side === "after") return { range: toRange(minute, minute + span), order: "asc" };
  const end = minute + minuteMs;
  return { range: toRange(end - span, end), order: "desc" };
}
