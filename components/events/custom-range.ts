import { type TimeRange, timeFault } from "@/lib/events/time-range";
import { instantOfWall, wallOfInstant } from "@/lib/shared/wall-clock";

/** A date and a time of the day as their inputs hold them: `2026-11-20` and `17:20` or `17:20:58`. */
export interface Wall {
  date: string;
  time: string;
}

export interface RangeFault {
  at: "from" | "to";
  fault: "badTime" | "fromAfterTo";
}

export const wallOf = (instant: number, zone: string): Wall => {
  const [date = "", time = ""] = wallOfInstant(instant, zone).split("T");
  return { date, time };
};

/** The instant of a wall clock; no time means midnight. NaN where an address can't hold it (beyond the year 9999). */
function instantOf({ date, time }: Wall, zone: string): number {
  const clock = time.trim() === "" ? "00:00" : time.trim().padStart(5, "0");
  const instant = instantOfWall(`${date}T${clock}`, zone);
  return instant === null || timeFault(new Date(instant).toISOString()) !== null ? Number.NaN : instant;
}

/** Reads the two bounds of a range; the end may be left open. */
export function readRange(from: Wall, to: Wall, zone: string): TimeRange | RangeFault {
  const isOpen = to.date === "" && to.time.trim() === "";
  const start = instantOf(from, zone);
  const end = isOpen ? null : instantOf(to, zone);
  if (Number.isNaN(start)) return { at: "from", fault: "badTime" };
  if (Number.isNaN(end)) return { at: "to", fault: "badTime" };
  if (end !== null && end < start) return { at: "to", fault: "fromAfterTo" };
  const iso = (instant: number) => new Date(instant).toISOString();
  return { from: iso(start), to: end === null ? null : iso(end) };
}
