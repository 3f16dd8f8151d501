import type { ShellModel } from "./model";
import { Navigation } from "./navigation";
import { OrganizationSwitcher } from "./organization-switcher";
import { ShortcutButton } from "./shortcut-button";

export function Sidebar({ shell }: { shell: ShellModel }) {
  return (
    <aside className="flex w-51 shrink-0 flex-col border-r border-line bg-canvas max-md:hidden">
      <div className="flex h-12 shrink-0 items-center border-b border-line px-2 [&>span]:w-full">
        <OrganizationSwitcher shell={shell} />
      </div>
      <Navigation shell={shell} />
      <div className="flex h-8.5 shrink-0 items-center justify-end border-t border-line px-3">
        <ShortcutButton shell={shell} />
      </div>
    </aside>
  );
}
