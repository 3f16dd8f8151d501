import { type Instant, toMs, toZonedTime } from "./format-time";

/** Milliseconds that a zone is ahead of UTC at an instant, in milliseconds since 1970. */
export function zoneOffsetMs(instantMs: number, zone: string): number {
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
