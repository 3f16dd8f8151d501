const offsetPattern = /^([+-])(\d{2}):?(\d{2})$/;
const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

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
  return ianaZone(name);
}

/** Minutes east of UTC, or null where RFC 3339 allows no such offset. */
export function readOffsetMinutes(sign: string, hours: string, minutes: string): number | null {
  const total = Number(hours) * 60 + Number(minutes);
  if (Number(hours) > 23 || Number(minutes) > 59) return null;
  return sign === "-" ? -total : total;
}

function ianaZone(name: string): TimeZone | null {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone: name,
      calendar: "iso8601",
      numberingSystem: "latn",
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    });
  } catch (error) {
    // RangeError is how Intl says "no such zone"; anything else is a defect.
    if (error instanceof RangeError) return null;
    throw error;
  }
  const offsetAt = (instantMs: number): number => wallClockOf(format, instantMs) - instantMs;
  return { name, toUtc: (wallClockMs) => resolveWallClock(wallClockMs, offsetAt) };
}

/**
 * A wall clock that occurs twice (clocks set back) is the earlier instant; one that never occurs (clocks set
 * forward) is read with the offset before the change, so it lands after the gap by as much as it stood inside it.
 */
function resolveWallClock(wallClockMs: number, offsetAt: (instantMs: number) => number): number {
  const before = wallClockMs - offsetAt(wallClockMs - dayMs);
  const after = wallClockMs - offsetAt(wallClockMs + dayMs);
  if (before === after) return before;
  const real = [before, after].filter((instant) => instant + offsetAt(instant) === wallClockMs);
  return real.length === 0 ? before : Math.min(...real);
}

function wallClockOf(format: Intl.DateTimeFormat, instantMs: number): number {
  const whole = Math.floor(instantMs / 1000) * 1000;
  const parts: Record<string, number> = {};
  for (const part of format.formatToParts(whole)) parts[part.type] = Number(part.value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) + (instantMs - whole);
}
