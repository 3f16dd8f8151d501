import type { LocalizedName } from "@/lib/catalog/model";

const fold = (text: string) => text.normalize("NFC").toLowerCase();

/**
 * The name in the other language, where the search found that and not the one on show: without it, nobody would
 * see why the row is there. Null otherwise.
 */
export function matchedOtherName(
  name: LocalizedName,
  locale: keyof LocalizedName,
  search: string,
): string | null {
  const words = fold(search).split(/\s+/).filter(Boolean);
  const other = name[locale === "ko" ? "en" : "ko"];
  const hasAny = (text: string) => words.some((word) => fold(text).includes(word));
  return other !== name[locale] && hasAny(other) && !hasAny(name[locale]) ? other : null;
}
