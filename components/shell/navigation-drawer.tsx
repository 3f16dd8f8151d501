"use client";

import { useTranslations } from "next-intl";
import { Dialog } from "@/components/ui/dialog";
import { LanguageMenu } from "./language-menu";
import type { ShellModel } from "./model";
import { Navigation } from "./navigation";
import { OrganizationSwitcher } from "./organization-switcher";
import { ThemeMenu } from "./theme-menu";
import { TimeZonePicker } from "./time-zone-picker";

interface NavigationDrawerProps {
  shell: ShellModel;
  now: number;
  onClose: () => void;
}

/** The navigation on narrow screens, with the controls that have no room in the bar there. */
export default function NavigationDrawer({ shell, now, onClose }: NavigationDrawerProps) {
  const common = useTranslations("common");
  return (
    <Dialog
      side="sheet"
      title={<OrganizationSwitcher shell={shell} />}
      closeLabel={common("close")}
      onClose={onClose}
    >
      <Navigation shell={shell} onNavigate={onClose} />
      <div className="flex flex-wrap items-center gap-1 border-t border-line px-2 py-2">
        <TimeZonePicker now={now} />
        <LanguageMenu />
        <ThemeMenu initialTheme={shell.theme} />
      </div>
    </Dialog>
  );
}
