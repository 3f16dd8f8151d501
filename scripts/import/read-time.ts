import { readOffsetMinutes, type TimeZone, utc } from "./time-zone";

/** RFC 3339 UTC with milliseconds, or why the value is no time that Cairn can keep. */
export type ReadTime = { at: string } | { problem: string };

const dateTimePattern =
  /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)? ?(?:(Z|z|UTC|GMT)|([+-])(\d{2}):?(\d{2})?)?$/;
const epochPattern = /^(\d+)(?:\.(\d+))?$/;

/** Below this many digits a number is no epoch time: 10^8 seconds is March 1973, before any cloud. */
const minEpochDigits = 9;
/** Digits of the whole part -> how many of them are seconds: ranges do not meet between 1973 and 5138. */
const epochUnits: readonly { maxDigits: number; fractionDigits: number }[] = [
  { maxDigits: 11, fractionDigits: 0 },
  { maxDigits: 14, fractionDigits: 3 },
  { maxDigits: 17, fractionDigits: 6 },
  { maxDigits: 20, fractionDigits: 9 },
];

/**
 * Reads the time of a source record: ISO 8601 with or without a zone (`zone` is used where there is none), a space
 * for the `T`, any number of fraction digits, or an epoch number (or numeric text) in seconds, milliseconds,
 * microseconds or nanoseconds, told apart by its digits. What is finer than a millisecond is cut, never rounded.
 */
export function readTime(value: unknown, zone: TimeZone = utc): ReadTime {
  if (value === undefined || value === null || value === "") return { problem: "the record has no time" };
  if (typeof value !== "string" && typeof value !== "number") {
    return { problem: "the time is neither text nor a number" };
  }
  const text = String(value).trim();
  if (epochPattern.test(text)) return readEpoch(text);
  return readDateTime(text, zone);
}

function readDateTime(text: string, zone: TimeZone): ReadTime {
  const match = dateTimePattern.exec(text);
  if (!match) return { problem: `not a time that can be read: ${quote(text)}` };
  const [, year, month, day, hour, minute, second = "0", fraction = ""] = match;
  const [years, months, days] = [Number(year), Number(month), Number(day)];
  const [hours, minutes, seconds] = [Number(hour), Number(minute), Number(second)];
  if (hours > 23 || minutes > 59 || seconds > 60) return { problem: `no such time of day: ${quote(text)}` };
  // A zone can move 1970 back by less than a day; and Date.UTC takes years below 100 for 19xx.
  if (years < 1969) return { problem: `before 1970: ${quote(text)}` };
  const midnight = Date.UTC(years, months - 1, days);
  if (!isSameDate(midnight, months, days)) return { problem: `no such date: ${quote(text)}` };
  const minuteStart = toInstant(midnight + (hours * 60 + minutes) * 60_000, match, zone);
  if (minuteStart === null) return { problem: `no such zone offset: ${quote(text)}` };
  if (seconds < 60) return finish(minuteStart + seconds * 1000 + milliseconds(fraction), text);
  // As the server reads them: a leap second is the last millisecond before it, and ends a UTC month (RFC 3339, 5.7).
  if (!isMonthStart(minuteStart + 60_000)) return { problem: `no such time of day: ${quote(text)}` };
  return finish(minuteStart + 59_999, text);
}

function toInstant(wallClock: number, match: RegExpExecArray, zone: TimeZone): number | null {
  const [, , , , , , , , utcMark, sign, offsetHours, offsetMinutes = "00"] = match;
  if (utcMark !== undefined) return wallClock;
  if (sign === undefined) return zone.toUtc(wallClock);
  const offset = readOffsetMinutes(sign, offsetHours ?? "", offsetMinutes);
  return offset === null ? null : wallClock - offset * 60_000;
}

function readEpoch(text: string): ReadTime {
  const [, whole = "", fraction = ""] = epochPattern.exec(text) ?? [];
  const digits = whole.replace(/^0+(?=\d)/, "");
  if (digits.length < minEpochDigits) return { problem: `too small for an epoch time: ${quote(text)}` };
  const unit = epochUnits.find(({ maxDigits }) => digits.length <= maxDigits);
  if (!unit) return { problem: `too large for an epoch time: ${quote(text)}` };
  // On the digits and not by division: 1700000000.123 * 1000 is 1700000000122.9999 in doubles.
  const split = digits.length - unit.fractionDigits;
  const seconds = Number(digits.slice(0, split));
  return finish(seconds * 1000 + milliseconds(digits.slice(split) + fraction), text);
}

function finish(instant: number, text: string): ReadTime {
  if (instant < 0) return { problem: `before 1970: ${quote(text)}` };
  const at = new Date(instant).toISOString();
  // Years past 9999 print as +010000, which RFC 3339 does not know.
  return at.length === 24 ? { at } : { problem: `after the year 9999: ${quote(text)}` };
}

function milliseconds(fraction: string): number {
  return Number(fraction.slice(0, 3).padEnd(3, "0"));
}

function isMonthStart(instant: number): boolean {
  const date = new Date(instant);
  return instant % 86_400_000 === 0 && date.getUTCDate() === 1;
}

function isSameDate(midnight: number, month: number, day: number): boolean {
  const date = new Date(midnight);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function quote(text: string): string {
  return JSON.stringify(text.length > 64 ? `${text.slice(0, 64)}…` : text);
}
