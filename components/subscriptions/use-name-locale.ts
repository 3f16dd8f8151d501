import { useLocale } from "next-intl";
import type { LocalizedName } from "@/lib/catalog/model";

/** Which of the two names of something this reader gets. */
export const useNameLocale = (): keyof LocalizedName => (useLocale() === "ko" ? "ko" : "en");
