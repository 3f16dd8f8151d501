import { instantOfWall } from "@/lib/shared/wall-clock";
import { parseInstant } from "../parse-instant";
import { resolveTime, type TimeRange, timeFault } from "../time-range";

/** Against what the times of a search are read. */
export interface Clock {
  /** IANA name: whose days and hours are meant where a time has no zone. */
  zone: string;
  /** Milliseconds since 1970. */
  now: number;
}

/** A time as the model writes it: where it begins, and where it ends as the end of a range and alone. */
interface Bound {
  start: string;
  endOfRange: string;
  endAlone: string | null;
}

/** A fault within the text of a range; `end` is excluded. */
export interface RangeFault {
  reason: "badTime" | "fromAfterTo";
  start: number;
  end: number;
}

const iso = (instant: number) => new Date(instant).toISOString();
const secondMs = 1_000;
const dayMs = 86_400_000;

/** `2026-11` and `2026-11-07` mean all of that month or day, also as the end of a range. */
function readDays(text: string, zone: string): Bound | null {
  const match = /^(\d{4})-(\d\d)(?:-(\d\d))?$/.exec(text);
  if (!match) return null;
  const [, year = "", month = "", day = "01"] = match;
  const first = parseInstant(`${year}-${month}-${day}T00:00:00Z`);
  if (first === null) return null;
  const last = match[3] ? first + dayMs : Date.UTC(Number(year), Number(month), 1);
  const midnight = (asUtc: number) => instantOfWall(iso(asUtc).slice(0, 16), zone);
  const [start, end] = [midnight(first), midnight(last)];
  if (start === null || end === null) return null;
  return { start: iso(start), endOfRange: iso(end), endAlone: iso(end) };
}

/** `2026-11-07T09:30`, with or without seconds, on the clock of the zone. */
function readWallTime(text: string, zone: string): Bound | null {
  const match = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d(:\d\d)?$/.exec(text);
  if (!match || parseInstant(`${text}${match[2] ? "" : ":00"}Z`) === null) return null;
  const start = instantOfWall(text, zone);
  if (start === null) return null;
  const length = match[2] ? secondMs : 60 * secondMs;
  return { start: iso(start), endOfRange: iso(start), endAlone: iso(start + length) };
}

function readBound(text: string, { zone }: Clock): Bound | null {
  const instant = parseInstant(text);
  // What the model writes itself stays as it is written, so that a printed search is read back to the same range.
  if (instant !== null) return { start: text, endOfRange: text, endAlone: iso(instant + secondMs) };
  if (timeFault(text) === null) return { start: text, endOfRange: text, endAlone: null };
  const bound = readDays(text, zone) ?? readWallTime(text, zone);
  const isWritable = bound && [bound.start, bound.endOfRange].every((time) => timeFault(time) === null);
  return isWritable ? bound : null;
}

/**
 * Reads what stands after `at:`. A day, a month or a time alone is that day, month, minute or second; a relative one
 * reaches until now. Of `a..b` either side may be empty, not both.
 */
export function readRange(text: string, clock: Clock): TimeRange | RangeFault {
  const cut = text.indexOf("..");
  const [first, second] = cut < 0 ? [text, null] : [text.slice(0, cut), text.slice(cut + 2)];
  const whole = { start: 0, end: text.length };
  const from = first === "" ? null : readBound(first, clock);
  if (first === "" ? !second : from === null) {
    return { reason: "badTime", start: 0, end: first === "" ? text.length : first.length };
  }
  if (second === null) return { from: from?.start ?? null, to: from?.endAlone ?? null };
  const to = second === "" ? null : readBound(second, clock);
  if (second !== "" && to === null) return { reason: "badTime", start: cut + 2, end: text.length };
  const range = { from: from?.start ?? null, to: to?.endOfRange ?? null };
  const at = (time: string | null) => (time === null ? null : resolveTime(time, clock.now));
  const [begins, ends] = [at(range.from), at(range.to)];
  if (begins !== null && ends !== null && begins > ends) return { reason: "fromAfterTo", ...whole };
  return range;
}
