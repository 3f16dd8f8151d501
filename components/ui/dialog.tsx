"use client";

import { X } from "lucide-react";
import { type ReactNode, useId, useLayoutEffect, useRef } from "react";
import { classNames } from "./class-names";
import { IconButton } from "./icon-button";

export interface DialogProps {
  title: ReactNode;
  /** The accessible name of the close button. */
  closeLabel: string;
  onClose: () => void;
  children: ReactNode;
  footer?: ReactNode;
  /** `sheet` slides in at the left edge and fills the height. */
  side?: "center" | "sheet";
  className?: string;
}

const places = {
  center: "enter-rise m-auto max-h-[calc(100dvh-32px)] w-full max-w-[calc(100vw-32px)] rounded-4 shadow-3",
  sheet: "enter-slide my-0 mr-auto ml-0 h-dvh max-h-none w-72 max-w-[calc(100vw-48px)] shadow-3",
};

/**
 * A modal over the platform's own `dialog`: the rest of the page is inert, Escape closes, and focus returns to
 * where it was, without a script that has to imitate any of it. Render it only while it is open.
 */
export function Dialog(props: DialogProps) {
  const { title, closeLabel, onClose, children, footer, side = "center", className } = props;
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();

  // Closed before it leaves the page: one that is gone gives the focus back to nobody.
  useLayoutEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    // The platform would take the first button, which closes: the field that is waited for, or the dialog itself.
    (dialog?.querySelector<HTMLElement>("[data-autofocus]") ?? dialog)?.focus();
    return () => dialog?.close();
  }, []);

  return (
    <dialog
      ref={ref}
      aria-labelledby={id}
      tabIndex={-1}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onKeyDown={(event) => {
        // Said here already: a browser lets a dialog refuse to be closed only so often, and then takes it away by itself.
        const isOwn =
          event.target instanceof Element && event.target.closest("dialog") === event.currentTarget;
        if (event.key !== "Escape" || event.defaultPrevented || !isOwn) return;
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => event.target === event.currentTarget && onClose()}
      className={classNames("bg-surface p-0 text-text outline-none", places[side], className)}
    >
      <div className="flex h-full max-h-[inherit] min-h-0 flex-col">
        <div className="flex h-14 shrink-0 items-center gap-3 border-b border-line pr-3 pl-6">
          <h2 id={id} className="cut flex-1 text-16 font-semibold">
            {title}
          </h2>
          <IconButton label={closeLabel} shortcut="Esc" className="touch" onClick={onClose}>
            <X aria-hidden size={16} strokeWidth={1.6} />
          </IconButton>
        </div>
        <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>
        {footer && (
          <div className="flex min-h-15 shrink-0 flex-wrap items-center justify-end gap-2 border-t border-line px-6 py-3 max-sm:px-4">
            {footer}
          </div>
        )}
      </div>
    </dialog>
  );
}
