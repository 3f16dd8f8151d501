import { isTimeZone } from "@/lib/shared/format-zone";
import { instantOfClock } from "@/lib/shared/wall-clock";

const offsetPattern = /^([+-])(\d{2}):?(\d{2})$/;
const minuteMs = 60_000;

/**
 * Where the offset of a wall clock comes from: a fixed offset, or the rules of an IANA zone.
 * `toUtc` takes the wall clock as if it were UTC (milliseconds) and returns the instant (milliseconds).
 */
export interface TimeZone {
  readonly name: string;
  toUtc(wallClockMs: number): number;
}

export const utc: TimeZone = { name: "UTC", toUtc: (wallClockMs) => wallClockMs };

/** Reads `+09:00`, `+0900`, `Z`, `UTC` or an IANA name such as `Asia/Seoul`; null when it is none of these. */
export function readTimeZone(name: string): TimeZone | null {
  if (name === "Z" || name.toUpperCase() === "UTC") return utc;
  const offset = offsetPattern.exec(name);
  if (offset) {
    const minutes = readOffsetMinutes(offset[1] ?? "+", offset[2] ?? "", offset[3] ?? "");
    if (minutes === null) return null;
    return { name, toUtc: (wallClockMs) => wallClockMs - minutes * minuteMs };
  }
  return isTimeZone(name) ? { name, toUtc: (wallClockMs) => instantOfClock(wallClockMs, name) } : null;
}

/** Minutes east of UTC, or null where RFC 3339 allows no such offset. */
export function readOffsetMinutes(sign: string, hours: string, minutes: string): number | null {
  const total = Number(hours) * 60 + Number(minutes);
  if (Number(hours) > 23 || Number(minutes) > 59) return null;
  return sign === "-" ? -total : total;
}
