import { usePathname, useSearchParams } from "next/navigation";
import { useMemo, useState } from "react";
import type { ColumnLayout } from "@/components/data-table/column-layout";
import type { EventFilters } from "@/lib/events/filters";
import type { EventPosition } from "@/lib/events/model";
import { savedViewSearch } from "@/lib/navigation/paths";
import type { SavedView } from "@/lib/saved-views/model";
import type { FieldError } from "@/lib/shared/errors";
import {
  faultsOf,
  type ListAddress,
  type ListView,
  readListAddress,
  refusalOf,
  writeListAddress,
} from "./list-address";
import { placeState } from "./use-scroll-memory";

type OpenedView = Pick<SavedView, "id" | "query">;

export interface ListAddressState {
  filters: EventFilters;
  /** The event in the panel beside the list. */
  opened: EventPosition | null;
  /** Why the present address can't be read, where it can't: then it stands for the list without filters. */
  faults: readonly FieldError[];
  /** Why the filters that were wished for last can't be had. */
  refusal: FieldError | null;
  /** False where an address can't hold the filters: nothing changes, and `refusal` says why. */
  setFilters: (filters: EventFilters) => boolean;
  forgetRefusal: () => void;
  view: ListView;
  savedView: string | null;
  /** Opens a saved view; null leaves the one that was opened, and the list as it is. */
  openView: (view: OpenedView | null) => void;
  /** The list was saved: it is the view now, with the event in its panel. */
  becomeView: (view: OpenedView) => void;
  /** Null is the arrangement that this browser keeps. */
  setLayout: (layout: ColumnLayout | null) => void;
  /** The whole address of this very list, for a reader whose browser may show lists otherwise. */
  linkTo: (view: ListView) => string;
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
  const query = parameters.toString();
  const read = useMemo(() => faultsOf(() => readListAddress(new URLSearchParams(query))), [query]);
  const address = "value" in read ? read.value : readListAddress(new URLSearchParams());
  const [refused, setRefused] = useState<{ query: string; fault: FieldError } | null>(null);
  const write = (next: ListAddress, how: "pushState" | "replaceState", state: object | null = null) =>
    window.history[how](state, "", `${pathname}${writeListAddress(next)}`);
  return {
    filters: address.filters,
    opened: address.open,
    faults: "fields" in read ? read.fields : [],
    // A step through the history leaves it behind.
    refusal: refused?.query === query ? refused.fault : null,
    setFilters: (filters) => {
      const fault = refusalOf(filters);
      setRefused(fault && { query, fault });
      if (fault === null) write({ ...address, filters }, "pushState");
      return fault === null;
    },
    forgetRefusal: () => setRefused(null),
    view: address.view,
    savedView: address.savedView,
    openView: (view) => {
      if (view === null) write({ ...address, savedView: null }, "replaceState", placeState());
      // As it was saved: what can't be read any more is said.
      else window.history.pushState(null, "", `${pathname}${savedViewSearch(view)}`);
    },
    becomeView: ({ id, query: saved }) => {
      const { filters, view } = readListAddress(new URLSearchParams(saved));
      const next = { ...address, filters, view: { ...view, zone: address.view.zone }, savedView: id };
      write(next, "replaceState", placeState());
    },
    setLayout: (layout) =>
      write({ ...address, view: { ...address.view, layout } }, "replaceState", placeState()),
    linkTo: (view) =>
      new URL(`${pathname}${writeListAddress({ ...address, view })}`, window.location.href).href,
    show: (filters, open) => write({ ...address, filters, open }, "pushState"),
    open: (open) => write({ ...address, open }, address.open ? "replaceState" : "pushState", placeState()),
    close: () => write({ ...address, open: null }, "replaceState", placeState()),
  };
}
