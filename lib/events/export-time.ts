import { zoneOffsetMinutes } from "@/lib/shared/format-zone";

const minuteMs = 60_000;
const two = (value: number) => String(value).padStart(2, "0");

function offsetText(minutes: number): string {
  const away = Math.abs(minutes);
  return `${minutes < 0 ? "-" : "+"}${two(Math.floor(away / 60))}:${two(away % 60)}`;
}

/**
 * Makes the writer of times in a zone (an IANA name), from RFC 3339 in UTC: `2026-11-20T13:05:06.789+09:00`. A spreadsheet
 * leaves that as it is, where it would show a time without its zone to the minute alone. Asking the zone's calendar costs
 * more than all else of a row, so what it said is kept for the minute; events stand in order of time.
 */
export function zonedTimeWriter(zone: string): (instant: string) => string {
  let minute = Number.NaN;
  let offset = 0;
  return (instant) => {
    const ms = Date.parse(instant);
    if (Math.floor(ms / minuteMs) !== minute) {
      minute = Math.floor(ms / minuteMs);
      offset = zoneOffsetMinutes(ms, zone);
    }
    const local = new Date(ms + offset * minuteMs).toISOString();
    return `${local.slice(0, -1)}${offsetText(offset)}`;
  };
}
