"use client";

import { Check } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import type { MenuEntry } from "./menu-entry";

interface MenuPanelProps {
  labelledBy: string;
  entries: readonly MenuEntry[];
  align: "start" | "end";
  /** The element to draw in; the body where there is none. */
  place: HTMLElement | undefined;
  onClose: () => void;
  returnFocus: () => void;
}

const row =
  "flex min-h-7.5 items-center gap-2.25 rounded-[5px] px-2 py-1 outline-none select-none data-highlighted:bg-active [&_svg]:shrink-0 [&_svg]:text-text-3";

function Detail({ children }: { children: React.ReactNode }) {
  return children ? <span className="num ml-auto pl-4 text-12 text-text-3">{children}</span> : null;
}

function Choice({ entry }: { entry: Extract<MenuEntry, { kind: "choice" }> }) {
  return (
    <DropdownMenu.CheckboxItem
      role="menuitemradio"
      checked={entry.checked}
      onSelect={entry.onSelect}
      className={row}
    >
      <span className="grid size-3.5 place-items-center">
        {entry.checked && <Check aria-hidden size={14} strokeWidth={2} className="text-accent!" />}
      </span>
      <span className="min-w-0" lang={entry.lang}>
        {entry.label}
      </span>
      <Detail>{entry.detail}</Detail>
    </DropdownMenu.CheckboxItem>
  );
}

function Entry({ entry }: { entry: MenuEntry }) {
  if (entry.kind === "separator") return <DropdownMenu.Separator className="-mx-1.25 my-1.25 h-px bg-line" />;
  if (entry.kind === "heading") {
    return (
      <DropdownMenu.Label className="px-2 pt-1.75 pb-0.75 text-11 font-medium text-text-3">
        {entry.label}
      </DropdownMenu.Label>
    );
  }
  if (entry.kind === "choice") return <Choice entry={entry} />;
  return (
    <DropdownMenu.Item onSelect={entry.onSelect} className={row}>
      {entry.icon}
      <span className="min-w-0">{entry.label}</span>
      <Detail>{entry.detail}</Detail>
    </DropdownMenu.Item>
  );
}

/** Not modal: a modal menu would write a style element to lock the scroll, which the policy of the page forbids. */
export default function MenuPanel({
  labelledBy,
  entries,
  align,
  place,
  onClose,
  returnFocus,
}: MenuPanelProps) {
  return (
    <DropdownMenu.Root open modal={false} onOpenChange={(open) => !open && onClose()}>
      <DropdownMenu.Trigger asChild>
        <span aria-hidden tabIndex={-1} className="pointer-events-none absolute inset-0" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal container={place}>
        <DropdownMenu.Content
          aria-labelledby={labelledBy}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            returnFocus();
          }}
          className="enter-fade z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-52 overflow-y-auto rounded-3 bg-raised p-1.25 shadow-2"
        >
          {entries.map((entry, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a menu's entries do not move while it is open
            <Entry key={index} entry={entry} />
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
