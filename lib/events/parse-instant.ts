const minuteMs = 60_000;
const leapSecond = 60;
const msIn400Years = 146_097 * 24 * 60 * minuteMs;

const DASH = 0x2d;
const PLUS = 0x2b;
const POINT = 0x2e;
const ZERO = 0x30;
const COLON = 0x3a;
const LETTER_T = 0x74;
const LETTER_Z = 0x7a;
const lowerCase = 0x20;

/** `2026-11-20T04:05:06` */
const secondsEnd = 19;

const digitAt = (text: string, position: number): number => {
  const digit = text.charCodeAt(position) - ZERO;
  return digit >= 0 && digit <= 9 ? digit : Number.NaN;
};

/** NaN where there are no two digits, which no range below accepts. */
const twoAt = (text: string, position: number) => digitAt(text, position) * 10 + digitAt(text, position + 1);

const isWithin = (value: number, low: number, high: number) => value >= low && value <= high;

const isLeapYear = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

const daysInMonth = (year: number, month: number) =>
  month === 2 ? (isLeapYear(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

/** The minute's start as if it were UTC, or NaN. Separators and letters may be of either case (RFC 3339, 5.6). */
function parseMinute(text: string): number {
  const separators =
    text.charCodeAt(4) === DASH &&
    text.charCodeAt(7) === DASH &&
    (text.charCodeAt(10) | lowerCase) === LETTER_T &&
    text.charCodeAt(13) === COLON &&
    text.charCodeAt(16) === COLON;
  const year = twoAt(text, 0) * 100 + twoAt(text, 2);
  const month = twoAt(text, 5);
  const day = twoAt(text, 8);
  const hour = twoAt(text, 11);
  const minute = twoAt(text, 14);
  const isDay = year >= 0 && isWithin(month, 1, 12) && isWithin(day, 1, daysInMonth(year, month));
  if (!separators || !isDay || !isWithin(hour, 0, 23) || !isWithin(minute, 0, 59)) return Number.NaN;
  // Date.UTC takes the years 0 to 99 for 1900 to 1999, so it gets the year 400 years on, whose calendar is the same.
  const isEarly = year < 100;
  const start = Date.UTC(isEarly ? year + 400 : year, month - 1, day, hour, minute);
  return isEarly ? start - msIn400Years : start;
}

/** Milliseconds east of UTC, or NaN. */
function parseOffset(text: string, position: number): number {
  const sign = text.charCodeAt(position);
  if ((sign | lowerCase) === LETTER_Z) return text.length === position + 1 ? 0 : Number.NaN;
  const hours = twoAt(text, position + 1);
  const minutes = twoAt(text, position + 4);
  const isWhole = text.length === position + 6 && text.charCodeAt(position + 3) === COLON;
  if (!isWhole || !isWithin(hours, 0, 23) || !isWithin(minutes, 0, 59)) return Number.NaN;
  if (sign !== PLUS && sign !== DASH) return Number.NaN;
  return (sign === DASH ? -1 : 1) * (hours * 60 + minutes) * minuteMs;
}

/** Leap seconds follow 23:59:59 UTC at the end of a month (RFC 3339, 5.7). */
function isLeapSecondMinute(minuteStart: number): boolean {
  const next = new Date(minuteStart + minuteMs);
  return next.getUTCDate() === 1 && next.getUTCHours() === 0 && next.getUTCMinutes() === 0;
}

/**
 * Reads an RFC 3339 instant; milliseconds since 1970, or null where the text is none. Digits beyond milliseconds are
 * cut, never rounded: an event must not move past the one that followed it. A leap second becomes the last
 * millisecond before it: this keeps the event on its day and behind everything of the second before, which neither
 * the clock of a database nor a Date could tell from the second after.
 */
export function parseInstant(text: string): number | null {
  let position = secondsEnd;
  let milliseconds = 0;
  if (text.charCodeAt(position) === POINT) {
    let weight = 100;
    for (position += 1; digitAt(text, position) >= 0; position += 1) {
      milliseconds += digitAt(text, position) * Math.floor(weight);
      weight /= 10;
    }
    if (position === secondsEnd + 1) return null;
  }
  const second = twoAt(text, 17);
  const minuteStart = parseMinute(text) - parseOffset(text, position);
  if (Number.isNaN(minuteStart) || !isWithin(second, 0, leapSecond)) return null;
  if (second === leapSecond) return isLeapSecondMinute(minuteStart) ? minuteStart + minuteMs - 1 : null;
  return minuteStart + second * 1_000 + milliseconds;
}
