import { usePathname, useSearchParams } from "next/navigation";
import { useRef } from "react";
import { type PopupTarget, readPopupAddress, writePopupAddress } from "./popup-address";

/** What a link of the list opens. */
export type OpenTarget = { kind: "new" } | { kind: "edit" | "duplicate"; subscription: string };

export interface PopupAddress {
  target: PopupTarget | null;
  /** What the list is searched for. */
  q: string;
  open: (target: OpenTarget) => void;
  close: () => void;
  /** Closes without having saved: back to the list of events that led here, where that is known. */
  leave: () => void;
  search: (q: string) => void;
}

/** Whether the step before this one was a list of events; browsers without the Navigation API don't tell. */
function comesFromEvents(): boolean {
  if (!("navigation" in window)) return false;
  const { currentEntry } = window.navigation;
  const before = currentEntry && window.navigation.entries()[currentEntry.index - 1];
  return before?.url != null && new URL(before.url).pathname.endsWith("/events");
}

/**
 * The address says what is open over the list and what the list is searched for. It is changed through the History
 * API: the page stays. Closing what was opened here is a step back, so that Back does not open it again.
 */
export function usePopupAddress(): PopupAddress {
  const pathname = usePathname();
  const parameters = new URLSearchParams(useSearchParams());
  const wasOpenedHere = useRef(false);
  const target = readPopupAddress(parameters);
  const close = () => {
    if (wasOpenedHere.current) window.history.back();
    else window.history.replaceState(null, "", `${pathname}${writePopupAddress(parameters, null)}`);
    wasOpenedHere.current = false;
  };
  return {
    target,
    q: parameters.get("q") ?? "",
    open: (next) => {
      wasOpenedHere.current = true;
      window.history.pushState(null, "", `${pathname}${writePopupAddress(parameters, next)}`);
    },
    close,
    leave: () => {
      if (!wasOpenedHere.current && target?.kind === "new" && comesFromEvents()) window.history.back();
      else close();
    },
    search: (q) => {
      if (q) parameters.set("q", q);
      else parameters.delete("q");
      const search = parameters.size > 0 ? `?${parameters}` : "";
      window.history.replaceState(null, "", `${pathname}${search}`);
    },
  };
}
