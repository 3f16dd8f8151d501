import { zoneOffsetMs } from "./format-zone";

const dayMs = 86_400_000;

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
