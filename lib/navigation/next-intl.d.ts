import type { Locale } from "@/lib/shared/locale";

/** `useLocale` and `getLocale` answer one of the console's languages: `i18n-request.ts` sees to that. */
declare module "next-intl" {
  interface AppConfig {
    Locale: Locale;
  }
}
