import { usePathname, useSearchParams } from "next/navigation";
import type { EventFilters } from "@/lib/events/filters";
import type { EventPosition } from "@/lib/events/model";
import { type ListAddress, readListAddress, writeListAddress } from "./list-address";
import { placeState } from "./use-scroll-memory";

export interface ListAddressState {
  filters: EventFilters;
  /** The event in the panel beside the list. */
  opened: EventPosition | null;
  setFilters: (filters: EventFilters) => void;
  /** Goes to another list with one of its events in the panel. */
  show: (filters: EventFilters, open: EventPosition) => void;
  /** Opens an event in the panel; moving on from one that is open leaves no step in the history. */
  open: (event: EventPosition) => void;
  close: () => void;
}

/**
 * The list's state, which is its address and nothing else. It is changed through the History API: the page stays,
 * and only the list's own query asks the server.
 */
export function useListAddress(): ListAddressState {
  const pathname = usePathname();
  const parameters = useSearchParams();
  const address = readListAddress(new URLSearchParams(parameters));
  const write = (next: ListAddress, how: "pushState" | "replaceState", state: object | null = null) =>
    window.history[how](state, "", `${pathname}${writeListAddress(next)}`);
  return {
    filters: address.filters,
    opened: address.open,
    setFilters: (filters) => write({ ...address, filters }, "pushState"),
    show: (filters, open) => write({ filters, open }, "pushState"),
    open: (open) => write({ ...address, open }, address.open ? "replaceState" : "pushState", placeState()),
    close: () => write({ ...address, open: null }, "replaceState", placeState()),
  };
}
