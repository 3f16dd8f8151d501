import { type Instant, toZonedTime } from "./format-time";

/** Minutes that a zone is ahead of UTC at an instant; zones of the nineteenth century have seconds, cut here. */
export function zoneOffsetMinutes(instant: Instant, zone: string): number {
  const ms = typeof instant === "number" ? instant : Date.parse(instant);
  const { year, month, day, clock } = toZonedTime(ms, zone);
  const [hour = 0, minute = 0, second = 0] = clock.split(":").map(Number);
  const local = Date.UTC(year, month - 1, day, hour, minute, second);
  return Math.trunc((local - Math.floor(ms / 1000) * 1000) / 60_000);
}

/** `UTC+9`, `UTC−3:30`, `UTC`. */
export function formatOffset(minutes: number): string {
  if (minutes === 0) return "UTC";
  const hours = Math.trunc(Math.abs(minutes) / 60);
  const rest = Math.abs(minutes) % 60;
  return `UTC${minutes < 0 ? "−" : "+"}${hours}${rest ? `:${String(rest).padStart(2, "0")}` : ""}`;
}

/** The place that an IANA zone is named after: `Asia/Ho_Chi_Minh` is `Ho Chi Minh`. */
export const cityOfZone = (zone: string) => (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");

/**
 * The instant (milliseconds since 1970) at which a zone's calendar and clock read `wall`, written as
 * `2026-11-20T17:20` with or without seconds. A time that a clock change skips is moved past the gap; of a time
 * that it repeats, the first is meant. Null when the text is no such time.
 */
export function instantOfWall(wall: string, zone: string): number | null {
  const match = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(:\d\d)?$/.exec(wall);
  const asUtc = match ? Date.parse(`${match[1]}T${match[2]}${match[3] ?? ":00"}Z`) : Number.NaN;
  if (Number.isNaN(asUtc)) return null;
  const dayMs = 86_400_000;
  const offsets = [asUtc - dayMs, asUtc + dayMs].map((at) => zoneOffsetMinutes(at, zone));
  const candidates = offsets.map((minutes) => asUtc - minutes * 60_000);
  const exact = candidates.filter((at) => at + zoneOffsetMinutes(at, zone) * 60_000 === asUtc);
  return exact.length > 0 ? Math.min(...exact) : Math.max(...candidates);
}

/** The inverse of `instantOfWall`, to the second: what a date and time input takes. */
export function wallOfInstant(instant: number, zone: string): string {
  return new Date(Math.floor(instant / 1000) * 1000 + zoneOffsetMinutes(instant, zone) * 60_000)
    .toISOString()
    .slice(0, 19);
}
