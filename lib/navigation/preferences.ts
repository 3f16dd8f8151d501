import { isTimeZone } from "@/lib/shared/format-zone";
import { type Locale, localeCookie, locales } from "@/lib/shared/locale";

/**
 * What a person chose for this browser, kept in cookies so that the server draws the first page right:
 * nothing flashes or jumps when the script wakes. None of them is a credential.
 */
export const themeCookie = "cairn-theme";
export const timeZoneCookie = "cairn-time-zone";
/** No choice: the zone that the browser itself is in, told by its script. Apart, so that it never passes for one. */
export const browserZoneCookie = "cairn-browser-zone";

export { type Locale, localeCookie, locales };

const defaultLocale: Locale = "en";

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

export const isLocale = (value: unknown): value is Locale => locales.some((locale) => locale === value);

export function parseTheme(value: string | undefined): Theme {
  return themes.find((theme) => theme === value) ?? "system";
}

/**
 * The first language of an Accept-Language header (RFC 9110, 12.5.4) that the console speaks.
 * Ranges with weight 0 are refused by the reader and are skipped.
 */
export function localeOfAcceptLanguage(header: string | null): Locale {
  const ranges = (header ?? "")
    .split(",")
    .map((part, index) => {
      const [range = "", ...parameters] = part.trim().toLowerCase().split(";");
      const weight = parameters.map((item) => item.trim()).find((item) => item.startsWith("q="));
      const quality = weight ? Number(weight.slice(2)) : 1;
      return { language: range.split("-")[0], quality: Number.isFinite(quality) ? quality : 0, index };
    })
    .filter((item) => item.quality > 0)
    .sort((a, b) => b.quality - a.quality || a.index - b.index);
  return ranges.map((item) => item.language).find(isLocale) ?? defaultLocale;
}

/** What the database holds for a person who has no zone of their own. */
const unsetZone = "UTC";

/** Where a page's zone may come from; what is missing or no zone is passed over. */
export interface ZoneSources {
  /** Named by the page's address. */
  address: string | undefined;
  /** Chosen in this browser. */
  chosen: string | undefined;
  /** The person's own. */
  own: string | undefined;
  /** Where the browser says it is. */
  browser: string | undefined;
}

/** A link wins over a choice, that over the person's own zone, and that over the browser's; UTC where nobody knows. */
export function chooseTimeZone({ address, chosen, own, browser }: ZoneSources): string {
  return [address, chosen, own === unsetZone ? undefined : own, browser].find(isTimeZone) ?? unsetZone;
}
