import type { Locale } from "./preferences";

/** Names of places by the present IANA name of their zone; a zone that is not here is named by its own last part. */
export type ZoneCities = Readonly<Record<string, string>>;

/** Browsers list some zones under names that the IANA database has given up; these are the present ones. */
const presentNames: Readonly<Record<string, string>> = {
  "Africa/Asmera": "Africa/Asmara",
  "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
  "America/Catamarca": "America/Argentina/Catamarca",
  "America/Coral_Harbour": "America/Atikokan",
  "America/Cordoba": "America/Argentina/Cordoba",
  "America/Godthab": "America/Nuuk",
  "America/Indianapolis": "America/Indiana/Indianapolis",
  "America/Jujuy": "America/Argentina/Jujuy",
  "America/Louisville": "America/Kentucky/Louisville",
  "America/Mendoza": "America/Argentina/Mendoza",
  "Asia/Calcutta": "Asia/Kolkata",
  "Asia/Katmandu": "Asia/Kathmandu",
  "Asia/Rangoon": "Asia/Yangon",
  "Asia/Saigon": "Asia/Ho_Chi_Minh",
  "Atlantic/Faeroe": "Atlantic/Faroe",
  "Etc/GMT": "UTC",
  "Etc/UTC": "UTC",
  "Europe/Kiev": "Europe/Kyiv",
  GMT: "UTC",
  "Pacific/Enderbury": "Pacific/Kanton",
  "Pacific/Ponape": "Pacific/Pohnpei",
  "Pacific/Truk": "Pacific/Chuuk",
};

/** The name that the IANA database has now for a zone, whichever it was found under. */
export const presentZone = (zone: string): string => presentNames[zone] ?? zone;

/** The place that a zone is named after, in the language of `cities`: `Asia/Saigon` is `Ho Chi Minh City`. */
export function cityOfZone(zone: string, cities: ZoneCities): string {
  const present = presentZone(zone);
  return cities[present] ?? (present.split("/").at(-1) ?? present).replaceAll("_", " ");
}

/** Fetched by those who need them: some 420 names, which no page carries (zone-cities/SOURCES.md). */
export async function loadZoneCities(locale: Locale): Promise<ZoneCities> {
  return (await import(`./zone-cities/${locale}.json`)).default;
}
