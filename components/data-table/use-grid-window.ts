import { useVirtualizer } from "@tanstack/react-virtual";
import { useSyncExternalStore } from "react";
import { bandHeight, headHeight, phoneRowHeight, rowHeight } from "./grid-features";
import { bandOver, type GridItems } from "./grid-items";

const phoneQuery = "(max-width: 640px)";

function subscribeToPhone(onChange: () => void) {
  const query = window.matchMedia(phoneQuery);
  query.addEventListener("change", onChange);
  return () => query.removeEventListener("change", onChange);
}

/** True where rows have two lines. The server can't know; the stylesheet does. */
export const useIsPhone = () =>
  useSyncExternalStore(
    subscribeToPhone,
    () => window.matchMedia(phoneQuery).matches,
    () => false,
  );

/** What the server takes the list to be, so that a first page's rows stand in the HTML. */
const serverRect = { width: 1_200, height: 1_400 };
const overscan = 10;

interface GridWindowOptions {
  grid: GridItems;
  scroller: React.RefObject<HTMLDivElement | null>;
  /** A row that stays in the page wherever the list is scrolled, since it has the focus. */
  keptRow: number | null;
}

/** Which items of a grid stand in the page, and how to scroll to one. */
export function useGridWindow({ grid, scroller, keptRow }: GridWindowOptions) {
  // The virtualizer is one object that changes inside; memoized reads of it would go stale.
  "use no memo";
  const isPhone = useIsPhone();
  const head = isPhone ? 0 : headHeight;
  const kept = keptRow === null ? undefined : grid.itemOfRow[keptRow];
  const virtualizer = useVirtualizer({
    count: grid.items.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => grid.items[index]?.key ?? index,
    estimateSize: (index) =>
      grid.items[index]?.kind === "band" ? bandHeight : isPhone ? phoneRowHeight : rowHeight,
    initialRect: serverRect,
    overscan,
    scrollMargin: head,
    scrollPaddingStart: head + bandHeight,
    rangeExtractor: ({ startIndex, endIndex, overscan: extra, count }) => {
      const indexes = new Set<number>();
      const band = bandOver(grid.bands, startIndex);
      if (band !== undefined) indexes.add(band);
      if (kept !== undefined) indexes.add(kept);
      for (
        let index = Math.max(0, startIndex - extra);
        index <= Math.min(count - 1, endIndex + extra);
        index++
      )
        indexes.add(index);
      return [...indexes].sort((a, b) => a - b);
    },
  });
  const range = virtualizer.range;
  const shown = virtualizer.getVirtualItems().map((item) => item.index);
  return {
    shown,
    /** The band that stands over the first line in sight. */
    stuckBand: bandOver(grid.bands, range?.startIndex ?? 0) ?? null,
    firstInSight: range?.startIndex ?? 0,
    lastInSight: range?.endIndex ?? 0,
    scrollToItem: (index: number) => virtualizer.scrollToIndex(index, { align: "auto" }),
    isPhone,
  };
}
