import { cityOfZone, presentZone, type ZoneCities } from "@/lib/navigation/zone-city";
import { formatOffset, zoneOffsetMinutes } from "@/lib/shared/format-zone";

export interface ZoneChoice {
  zone: string;
  city: string;
  offset: string;
  /** What typing is compared with: the city, the zone's present name and the listed one, its offset. */
  text: string;
}

/** Wide forms and case set aside, as typing has them. */
const plain = (text: string) => text.normalize("NFKC").replaceAll("_", " ").toLowerCase();

/** Each zone once, with the reader's own first and UTC second, then by offset (at `now`, in ms) from the east. */
export function zoneChoices(
  zones: readonly string[],
  own: string,
  cities: ZoneCities,
  now: number,
): ZoneChoice[] {
  const byName = new Map([own, "UTC", ...zones].map((zone) => [presentZone(zone), zone]));
  const first = [presentZone(own), "UTC"];
  return [...byName]
    .map(([present, zone]) => {
      const minutes = zoneOffsetMinutes(now, zone);
      const city = cityOfZone(zone, cities);
      const offset = formatOffset(minutes);
      const text = plain([city, present, zone, offset, offset.replace("−", "-")].join(" "));
      const rank = first.includes(present) ? first.indexOf(present) : first.length;
      return { zone, city, offset, text, minutes, rank };
    })
    .sort((a, b) => a.rank - b.rank || b.minutes - a.minutes || a.city.localeCompare(b.city));
}

export const findZones = (choices: readonly ZoneChoice[], typed: string): ZoneChoice[] =>
  choices.filter(({ text }) => text.includes(plain(typed).trim()));

/** What a zone's time is called: `인도 표준시`. Null where the runtime knows no more than the offset. */
export function timeNameOf(zone: string, locale: string, now: number): string | null {
  const format = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: "longGeneric" });
  const name = format.formatToParts(now).find(({ type }) => type === "timeZoneName")?.value ?? "GMT";
  return /^(?:GMT|UTC)/.test(name) ? null : name;
}
