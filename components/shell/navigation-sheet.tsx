"use client";

import { Menu as MenuIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Icon } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";
import { LanguageMenu } from "./language-menu";
import type { ShellModel } from "./model";
import { Navigation } from "./navigation";
import { OrganizationSwitcher } from "./organization-switcher";
import { ThemeMenu } from "./theme-menu";
import { TimeZonePicker } from "./time-zone-picker";

/** The navigation on narrow screens, with the controls that have no room in the bar there. */
export function NavigationSheet({ shell, now }: { shell: ShellModel; now: number }) {
  const t = useTranslations("shell");
  const common = useTranslations("common");
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <IconButton
        size="large"
        label={t("openNavigation")}
        className="md:hidden"
        onClick={() => setOpen(true)}
      >
        <Icon of={MenuIcon} />
      </IconButton>
      {isOpen && (
        <Dialog
          side="sheet"
          title={<OrganizationSwitcher shell={shell} />}
          closeLabel={common("close")}
          onClose={() => setOpen(false)}
        >
          <Navigation shell={shell} onNavigate={() => setOpen(false)} />
          <div className="flex flex-wrap items-center gap-1 border-t border-line px-2 py-2">
            <TimeZonePicker now={now} />
            <LanguageMenu />
            <ThemeMenu initialTheme={shell.theme} />
          </div>
        </Dialog>
      )}
    </>
  );
}
