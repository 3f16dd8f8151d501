"use client";

import { lazy, type ReactNode } from "react";
import { PanelButton, type PanelButtonProps } from "./panel-button";

export interface PopoverProps extends PanelButtonProps {
  /** What the panel holds; `close` shuts it and returns the focus to the button. */
  content: (close: () => void) => ReactNode;
  align?: "start" | "end";
  /** The panel's name for screen readers. */
  title: string;
  onNear?: () => void;
}

const loadPanel = () => import("./popover-panel");
const PopoverPanel = lazy(loadPanel);

/** A button that opens a panel of controls beside itself. Its code is fetched when somebody comes near. */
export function Popover({ content, align = "start", title, onNear, ...button }: PopoverProps) {
  const near = () => {
    void loadPanel();
    onNear?.();
  };
  return (
    <PanelButton
      {...button}
      opens="dialog"
      onNear={near}
      panel={({ place, close, isOwnButton, returnFocus }) => (
        <PopoverPanel
          title={title}
          align={align}
          place={place}
          onClose={close}
          isOwnButton={isOwnButton}
          returnFocus={returnFocus}
        >
          {content(close)}
        </PopoverPanel>
      )}
    />
  );
}
