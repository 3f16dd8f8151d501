import { type Instant, toMs, toZonedTime } from "./format-time";

const dayMs = 86_400_000;

function zoneOffsetMs(instantMs: number, zone: string): number {
  const { year, month, day, clock } = toZonedTime(instantMs, zone);
  const [hour = 0, minute = 0, second = 0] = clock.split(":").map(Number);
  const local = Date.UTC(year, month - 1, day, hour, minute, second);
  return local - Math.floor(instantMs / 1000) * 1000;
}

/** Minutes that a zone is ahead of UTC at an instant; old offsets have seconds, cut here. */
export const zoneOffsetMinutes = (instant: Instant, zone: string): number =>
  Math.trunc(zoneOffsetMs(toMs(instant), zone) / 60_000);

/** `UTC+9`, `UTC−3:30`, `UTC`. */
export function formatOffset(minutes: number): string {
  if (minutes === 0) return "UTC";
  const hours = Math.trunc(Math.abs(minutes) / 60);
  const rest = Math.abs(minutes) % 60;
  return `UTC${minutes < 0 ? "−" : "+"}${hours}${rest ? `:${String(rest).padStart(2, "0")}` : ""}`;
}

/**
 * The instant at which a zone's clock reads `wallMs`, both in milliseconds, the clock's as if it were UTC. A time that
 * a clock change skips is moved past the gap; of a time that it repeats, the first is meant.
 */
export function instantOfClock(wallMs: number, zone: string): number {
  const before = wallMs - zoneOffsetMs(wallMs - dayMs, zone);
  const after = wallMs - zoneOffsetMs(wallMs + dayMs, zone);
  if (before === after) return before;
  const exact = [before, after].filter((at) => at + zoneOffsetMs(at, zone) === wallMs);
  return exact.length > 0 ? Math.min(...exact) : Math.max(before, after);
}

/**
 * The same for a clock written as `2026-11-20T17:20` with or without seconds; null when the text is no such time.
 */
export function instantOfWall(wall: string, zone: string): number | null {
  const match = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(:\d\d)?$/.exec(wall);
  const asUtc = match ? Date.parse(`${match[1]}T${match[2]}${match[3] ?? ":00"}Z`) : Number.NaN;
  return Number.isNaN(asUtc) ? null : instantOfClock(asUtc, zone);
}

/** The inverse of `instantOfWall`, to the second: what a date and time input takes. */
export function wallOfInstant(instant: number, zone: string): string {
  return new Date(Math.floor(instant / 1000) * 1000 + zoneOffsetMs(instant, zone)).toISOString().slice(0, 19);
}

/** True where this runtime's time zone data knows the IANA name. */
export function isTimeZone(value: string | undefined): value is string {
  if (!value || value.length > 64) return false;
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: value }));
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
