const rfc3339 = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:[Zz]|([+-])(\d\d):(\d\d))$/;

const minuteMs = 60_000;
const leapSecond = 60;

const daysInMonth = (year: number, month: number) =>
  new Date(Date.UTC(2_000 + (year % 400), month, 0)).getUTCDate();

/** Digits beyond milliseconds are cut, never rounded: an event must not move past the one that followed it. */
const milliseconds = (fraction: string) => Number(fraction.slice(0, 3).padEnd(3, "0"));

/** Date.UTC takes the years 0 to 99 for 1900 to 1999. */
function utc(year: number, month: number, day: number, hour: number, minute: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.setUTCHours(hour, minute, 0, 0);
}

function offsetMs(
  sign: string | undefined,
  hours: string | undefined,
  minutes: string | undefined,
): number | null {
  if (sign === undefined) return 0;
  const [hour, minute] = [Number(hours), Number(minutes)];
  if (hour > 23 || minute > 59) return null;
  return (sign === "-" ? -1 : 1) * (hour * 60 + minute) * minuteMs;
}

/** Leap seconds follow 23:59:59 UTC at the end of a month (RFC 3339, 5.7). */
function isLeapSecondMinute(minuteStart: number): boolean {
  const next = new Date(minuteStart + minuteMs);
  return next.getUTCDate() === 1 && next.getUTCHours() === 0 && next.getUTCMinutes() === 0;
}

/**
 * Reads an RFC 3339 instant; milliseconds since 1970, or null where the text is none. A leap second becomes the last
 * millisecond before it: this keeps the event on its day and behind everything of the second before, which neither
 * the clock of a database nor a Date could tell from the second after.
 */
export function parseInstant(text: string): number | null {
  const match = rfc3339.exec(text);
  if (!match) return null;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const offset = offsetMs(match[8], match[9], match[10]);
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  if (hour > 23 || minute > 59 || second > leapSecond || offset === null) return null;
  const minuteStart = utc(year, month, day, hour, minute) - offset;
  if (second === leapSecond) return isLeapSecondMinute(minuteStart) ? minuteStart + minuteMs - 1 : null;
  return minuteStart + second * 1_000 + milliseconds(match[7] ?? "");
}
