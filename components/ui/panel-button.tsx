"use client";

import { type ReactNode, Suspense, useId, useRef, useState } from "react";
import { portalPlace } from "./portal-place";

export interface PanelButtonProps {
  /** The look of the button. */
  className: string;
  /** Read out before the button's content, or in its place where that is an icon. */
  label?: string;
  tip?: string;
  children: ReactNode;
}

/** What a panel needs of the button that opened it. */
interface Opened {
  buttonId: string;
  /** The element to draw in; the body where there is none. */
  place: HTMLElement | undefined;
  close: () => void;
  isOwnButton: (node: Node) => boolean;
  returnFocus: () => void;
}

interface PanelButtonOptions extends PanelButtonProps {
  opens: "menu" | "dialog";
  /** The pointer or the focus has come near: time to fetch the panel's code. */
  onNear: () => void;
  panel: (opened: Opened) => ReactNode;
}

/** A button that opens a panel beside itself. The arrow down opens a menu too (WAI-ARIA menu button pattern). */
export function PanelButton(props: PanelButtonOptions) {
  const { className, label, tip, children, opens, onNear, panel } = props;
  const [isOpen, setOpen] = useState(false);
  const [place, setPlace] = useState<HTMLElement>();
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const show = (isShown: boolean) => {
    setPlace(portalPlace(button.current));
    setOpen(isShown);
  };
  return (
    <span className="relative inline-flex min-w-0">
      <button
        ref={button}
        id={id}
        type="button"
        aria-haspopup={opens}
        aria-expanded={isOpen}
        data-tip={isOpen ? undefined : tip}
        className={className}
        onPointerEnter={onNear}
        onFocus={onNear}
        onClick={() => show(!isOpen)}
        onKeyDown={(event) => {
          if (opens !== "menu" || event.key !== "ArrowDown") return;
          event.preventDefault();
          show(true);
        }}
      >
        {label && <span className="sr-only">{label}</span>}
        {children}
      </button>
      {isOpen && (
        <Suspense>
          {panel({
            buttonId: id,
            place,
            close: () => setOpen(false),
            isOwnButton: (node) => button.current?.contains(node) ?? false,
            returnFocus: () => button.current?.focus(),
          })}
        </Suspense>
      )}
    </span>
  );
}
