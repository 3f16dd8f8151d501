"use client";

import { SunMoon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Icon } from "@/components/ui/icon";
import { iconButtonClass } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { writeCookie } from "@/components/ui/write-cookie";
import { type Theme, themeCookie, themes } from "@/lib/navigation/preferences";

const nameKeys = { system: "themeSystem", light: "themeLight", dark: "themeDark" } as const;

/** The attribute changes at once; the cookie lets the server draw the next page so from its first byte. */
function applyTheme(theme: Theme): void {
  writeCookie(themeCookie, theme);
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

export function ThemeMenu({ initialTheme }: { initialTheme: Theme }) {
  const t = useTranslations("shell");
  const [theme, setTheme] = useState(initialTheme);
  return (
    <Menu
      className={iconButtonClass("normal", "touch size-8!")}
      label={`${t("theme")}: ${t(nameKeys[theme])}`}
      tip={t("theme")}
      align="end"
      entries={themes.map((item) => ({
        kind: "choice",
        label: t(nameKeys[item]),
        checked: item === theme,
        onSelect: () => {
          setTheme(item);
          applyTheme(item);
        },
      }))}
    >
      <Icon of={SunMoon} />
    </Menu>
  );
}
