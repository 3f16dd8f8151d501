"use client";

import { lazy } from "react";
import type { MenuEntry } from "./menu-entry";
import { PanelButton, type PanelButtonProps } from "./panel-button";

export interface MenuProps extends PanelButtonProps {
  entries: readonly MenuEntry[];
  align?: "start" | "end";
}

const loadPanel = () => import("./menu-panel");
const MenuPanel = lazy(loadPanel);

/**
 * A button that opens a list of actions or choices. The list's code is fetched when the pointer or the focus
 * comes near, so that a page which nobody opens a menu on does not carry it.
 */
export function Menu({ entries, align = "start", ...button }: MenuProps) {
  return (
    <PanelButton
      {...button}
      opens="menu"
      onNear={loadPanel}
      panel={({ buttonId, place, close, returnFocus }) => (
        <MenuPanel
          labelledBy={buttonId}
          entries={entries}
          align={align}
          place={place}
          onClose={close}
          returnFocus={returnFocus}
        />
      )}
    />
  );
}
