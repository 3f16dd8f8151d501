import type { RefObject } from "react";
import { useShortcuts } from "@/components/ui/use-shortcuts";

/** `j` and `k` walk the rows; Enter unfolds the one in focus, as it is a button; Escape folds. */
export function useEntryKeys(body: RefObject<HTMLElement | null>, fold: () => void): void {
  const move = (step: 1 | -1) => {
    const buttons = [...(body.current?.querySelectorAll<HTMLElement>("[data-entry] [aria-expanded]") ?? [])];
    const row = document.activeElement?.closest("[data-entry]");
    const index = buttons.findIndex((button) => row?.contains(button));
    const next = buttons[index === -1 ? 0 : index + step];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
  };
  useShortcuts({ j: () => move(1), k: () => move(-1), Escape: fold });
}
