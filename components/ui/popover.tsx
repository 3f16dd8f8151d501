"use client";

import { lazy, type ReactNode, Suspense, useId, useRef, useState } from "react";
import { portalPlace } from "./portal-place";

export interface PopoverProps {
  className: string;
  /** Read out before the button's content. */
  label?: string;
  tip?: string;
  children: ReactNode;
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
export function Popover(props: PopoverProps) {
  const { className, label, tip, children, content, align = "start", title, onNear } = props;
  const [isOpen, setOpen] = useState(false);
  const [place, setPlace] = useState<HTMLElement>();
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const near = () => {
    void loadPanel();
    onNear?.();
  };
  const close = () => setOpen(false);
  return (
    <span className="relative inline-flex min-w-0">
      <button
        ref={button}
        id={id}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        data-tip={isOpen ? undefined : tip}
        className={className}
        onPointerEnter={near}
        onFocus={near}
        onClick={() => {
          setPlace(portalPlace(button.current));
          setOpen(!isOpen);
        }}
      >
        {label && <span className="sr-only">{label}</span>}
        {children}
      </button>
      {isOpen && (
        <Suspense>
          <PopoverPanel
            title={title}
            align={align}
            place={place}
            onClose={close}
            isOwnButton={(node) => button.current?.contains(node) ?? false}
            returnFocus={() => button.current?.focus()}
          >
            {content(close)}
          </PopoverPanel>
        </Suspense>
      )}
    </span>
  );
}
