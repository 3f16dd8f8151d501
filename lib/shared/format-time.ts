import type { Locale } from "./locale";

/**
 * Times as the console writes them. The calendar comes from the runtime's zone data, the wording from here:
 * two versions of its locale data (a server's and a browser's) then never write one instant in two ways.
 */
export interface ZonedTime {
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
  /** 0 is Sunday. */
  weekday: number;
  /** `17:20:58`, on the 24-hour clock. */
  clock: string;
  /** Three digits. */
  millisecond: string;
}

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;
/** `Nov`: in English the first three letters. */
const shortMonth = (month: number) => months[month - 1]?.slice(0, 3);
const weekdays = {
  en: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
  ko: ["일요일", "월요일", "화요일", "수요일", "목요일", "금요일", "토요일"],
} as const;

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  formatters.set(zone, made);
  return made;
}

/** Instants are milliseconds since 1970 or RFC 3339 text. */
export type Instant = number | string;

export const toMs = (instant: Instant) => (typeof instant === "number" ? instant : Date.parse(instant));
const two = (value: number) => String(value).padStart(2, "0");

/** The calendar and the clock of a zone (an IANA name) at an instant. */
export function toZonedTime(instant: Instant, zone: string): ZonedTime {
  const ms = toMs(instant);
  const parts: Record<string, string> = {};
  for (const part of formatterOf(zone).formatToParts(ms)) parts[part.type] = part.value;
  const year = Number(parts.year);
  const month = Number(parts.month);
  const day = Number(parts.day);
  return {
    year,
    month,
    day,
    weekday: new Date(Date.UTC(year, month - 1, day)).getUTCDay(),
    clock: `${parts.hour}:${parts.minute}:${parts.second}`,
    millisecond: String(((ms % 1000) + 1000) % 1000).padStart(3, "0"),
  };
}

/** `2026-11-20`: the day that an instant falls on in a zone. */
export function dayOf(instant: Instant, zone: string): string {
  const { year, month, day } = toZonedTime(instant, zone);
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
}

/** `Friday, November 20, 2026` or `2026년 11월 20일 금요일`. */
export function formatDay(instant: Instant, zone: string, locale: Locale): string {
  const { year, month, day, weekday } = toZonedTime(instant, zone);
  return locale === "ko"
    ? `${year}년 ${month}월 ${day}일 ${weekdays.ko[weekday]}`
    : `${weekdays.en[weekday]}, ${months[month - 1]} ${day}, ${year}`;
}

/** `Nov 20, 2026, 17:20:58.412` or `2026년 11월 20일 17:20:58.412`. */
export function formatFullTime(instant: Instant, zone: string, locale: Locale): string {
  const { year, month, day, clock, millisecond } = toZonedTime(instant, zone);
  return locale === "ko"
    ? `${year}년 ${month}월 ${day}일 ${clock}.${millisecond}`
    : `${shortMonth(month)} ${day}, ${year}, ${clock}.${millisecond}`;
}

/** `Nov 20` or `11월 20일`; with the year where it is not the year of `now`. */
export function formatShortDay(instant: Instant, zone: string, locale: Locale, now: Instant): string {
  const { year, month, day } = toZonedTime(instant, zone);
  const isThisYear = toZonedTime(now, zone).year === year;
  return locale === "ko"
    ? `${isThisYear ? "" : `${year}년 `}${month}월 ${day}일`
    : `${shortMonth(month)} ${day}${isThisYear ? "" : `, ${year}`}`;
}

/** `02:58:41`; as `minutes`, whole minutes are written without their seconds. */
export function formatClock(instant: Instant, zone: string, precision: "seconds" | "minutes"): string {
  const { clock } = toZonedTime(instant, zone);
  return precision === "minutes" ? clock.replace(/:00$/, "") : clock;
}

/**
 * `Nov 20 02:58:41` or `11월 20일 02:58:41`; with the year where it is not the year of `now`. As `minutes`, whole
 * minutes are written without their seconds: `Nov 20 03:00`.
 */
export function formatShortTime(
  instant: Instant,
  zone: string,
  locale: Locale,
  now: Instant,
  precision: "seconds" | "minutes" = "seconds",
): string {
  return `${formatShortDay(instant, zone, locale, now)} ${formatClock(instant, zone, precision)}`;
}

/** `2026-11-20 08:20:58.412`, in UTC. */
export const formatUtc = (instant: Instant) =>
  new Date(toMs(instant)).toISOString().replace("T", " ").replace("Z", "");
