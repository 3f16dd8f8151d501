import type { LocalizedName } from "@/lib/catalog/model";
import { dayOf, formatShortTime, toZonedTime } from "@/lib/shared/format-time";

/** When something was seen last, as short as it can be told: today's clock (`17:19`), or the day (`Nov 19`, `11월 19일`). */
export function formatSeen(instant: string, zone: string, locale: keyof LocalizedName, now: number): string {
  if (dayOf(instant, zone) === dayOf(now, zone)) return toZonedTime(instant, zone).clock.slice(0, 5);
  return formatShortTime(instant, zone, locale, now).replace(/ \d\d:\d\d:\d\d$/, "");
}
