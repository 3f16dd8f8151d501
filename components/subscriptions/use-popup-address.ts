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
  search: (q: string) => void;
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
  return {
    target,
    q: parameters.get("q") ?? "",
    open: (next) => {
      wasOpenedHere.current = true;
      window.history.pushState(null, "", `${pathname}${writePopupAddress(parameters, next)}`);
    },
    close: () => {
      if (wasOpenedHere.current) window.history.back();
      else window.history.replaceState(null, "", `${pathname}${writePopupAddress(parameters, null)}`);
      wasOpenedHere.current = false;
    },
    search: (q) => {
      if (q) parameters.set("q", q);
      else parameters.delete("q");
      const search = parameters.size > 0 ? `?${parameters}` : "";
      window.history.replaceState(null, "", `${pathname}${search}`);
    },
  };
}
