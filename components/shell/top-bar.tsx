import { Breadcrumb } from "./breadcrumb";
import { LanguageMenu } from "./language-menu";
import type { ShellModel } from "./model";
import { NavigationSheet } from "./navigation-sheet";
import { ProfileMenu } from "./profile-menu";
import { ThemeMenu } from "./theme-menu";
import { TimeZonePicker } from "./time-zone-picker";

export function TopBar({ shell, now }: { shell: ShellModel; now: number }) {
  return (
    <header className="flex h-12 shrink-0 items-center gap-1 border-b border-line bg-surface pr-3 pl-4 max-md:pr-1 max-md:pl-1">
      <NavigationSheet shell={shell} now={now} />
      <Breadcrumb shell={shell} />
      <div className="flex items-center gap-1 max-md:hidden">
        <TimeZonePicker now={now} />
        <LanguageMenu />
        <ThemeMenu initialTheme={shell.theme} />
        <span aria-hidden className="mx-1.5 h-4.5 w-px bg-line" />
      </div>
      <ProfileMenu shell={shell} />
    </header>
  );
}
