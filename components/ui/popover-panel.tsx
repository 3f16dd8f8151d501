"use client";

import { Popover } from "radix-ui";
import type { ReactNode } from "react";

interface PopoverPanelProps {
  title: string;
  align: "start" | "end";
  /** The element to draw in; the body where there is none. */
  place: HTMLElement | undefined;
  onClose: () => void;
  /** A press on the panel's own button is the button's business: it toggles. */
  isOwnButton: (node: Node) => boolean;
  returnFocus: () => void;
  children: ReactNode;
}

export default function PopoverPanel(props: PopoverPanelProps) {
  const { title, align, place, onClose, isOwnButton, returnFocus, children } = props;
  return (
    <Popover.Root open onOpenChange={(open) => !open && onClose()}>
      <Popover.Anchor asChild>
        <span aria-hidden className="pointer-events-none absolute inset-0" />
      </Popover.Anchor>
      <Popover.Portal container={place}>
        <Popover.Content
          aria-label={title}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          onInteractOutside={(event) => {
            if (event.target instanceof Node && isOwnButton(event.target)) event.preventDefault();
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            returnFocus();
          }}
          className="enter-fade z-50 max-h-(--radix-popover-content-available-height) overflow-y-auto rounded-3 bg-raised shadow-2"
        >
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
