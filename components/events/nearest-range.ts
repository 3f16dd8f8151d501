import type { TimeRange } from "@/lib/events/time-range";

const minuteMs = 60_000;
const minSpanMs = 60 * minuteMs;

interface ResolvedBounds {
  from: number | null;
  to: number | null;
}

/**
 * The range to go to so that an event outside the present one is seen: as long as the present one, at least an
 * hour, with the event in its middle, in whole minutes.
 */
export function rangeAround(occurredAt: string, { from, to }: ResolvedBounds, now: number): TimeRange {
  const at = Date.parse(occurredAt);
  const span = from === null ? minSpanMs * 24 : Math.max((to ?? now) - from, minSpanMs);
  const iso = (instant: number) => new Date(instant).toISOString();
  return {
    from: iso(Math.floor((at - span / 2) / minuteMs) * minuteMs),
    to: iso(Math.ceil((at + span / 2) / minuteMs) * minuteMs),
  };
}
