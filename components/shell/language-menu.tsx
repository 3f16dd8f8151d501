"use client";

import { Languages } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { buttonClass } from "@/components/ui/button-class";
import { Icon } from "@/components/ui/icon";
import { Menu } from "@/components/ui/menu";
import { writeCookie } from "@/components/ui/write-cookie";
import { type Locale, localeCookie } from "@/lib/navigation/preferences";
import { savePreference } from "./save-preference";

/** Each language by its own name: whoever needs the list may not read the page's. */
const names: Record<Locale, string> = { en: "English", ko: "한국어" };

export function LanguageMenu() {
  const t = useTranslations("shell");
  const router = useRouter();
  const current = useLocale();
  return (
    <Menu
      className={buttonClass("ghost", "normal", "touch px-2!")}
      label={`${t("language")}: `}
      tip={t("language")}
      align="end"
      entries={(Object.keys(names) as Locale[]).map((locale) => ({
        kind: "choice",
        label: names[locale],
        lang: locale,
        checked: locale === current,
        onSelect: () => {
          writeCookie(localeCookie, locale);
          savePreference({ locale });
          router.refresh();
        },
      }))}
    >
      <Icon of={Languages} size={14} />
      <span lang={current}>{names[current]}</span>
    </Menu>
  );
}
