"use client";

import { lazy, type ReactNode, Suspense, useId, useRef, useState } from "react";
import type { MenuEntry } from "./menu-entry";
import { portalPlace } from "./portal-place";

export interface MenuProps {
  /** The look of the button. */
  className: string;
  /** Read out before the button's content, or in its place where that is an icon. */
  label?: string;
  tip?: string;
  children: ReactNode;
  entries: readonly MenuEntry[];
  align?: "start" | "end";
}

const loadPanel = () => import("./menu-panel");
const MenuPanel = lazy(loadPanel);

/**
 * A button that opens a list of actions or choices. The list's code is fetched when the pointer or the focus
 * comes near, so that a page which nobody opens a menu on does not carry it.
 */
export function Menu({ className, label, tip, children, entries, align = "start" }: MenuProps) {
  const [isOpen, setOpen] = useState(false);
  const [place, setPlace] = useState<HTMLElement>();
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const open = () => {
    setPlace(portalPlace(button.current));
    setOpen(true);
  };
  return (
    <span className="relative inline-flex min-w-0">
      <button
        ref={button}
        id={id}
        type="button"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        data-tip={isOpen ? undefined : tip}
        className={className}
        onPointerEnter={loadPanel}
        onFocus={loadPanel}
        onClick={open}
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown") return;
          event.preventDefault();
          open();
        }}
      >
        {label && <span className="sr-only">{label}</span>}
        {children}
      </button>
      {isOpen && (
        <Suspense>
          <MenuPanel
            labelledBy={id}
            entries={entries}
            align={align}
            place={place}
            onClose={() => setOpen(false)}
            returnFocus={() => button.current?.focus()}
          />
        </Suspense>
      )}
    </span>
  );
}
