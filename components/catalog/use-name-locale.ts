import { useLocale } from "next-intl";
import type { LocalizedName } from "@/lib/catalog/model";

/** Which of an entry's two names this reader gets first. */
export const useNameLocale = (): keyof LocalizedName => (useLocale() === "ko" ? "ko" : "en");
