import { type RefObject, useEffect, useEffectEvent, useState, useSyncExternalStore } from "react";
import { headHeight, phoneRowHeight, rowHeight } from "./grid-features";
import { bandOver, type GridItems } from "./grid-items";
import { itemsToDraw, scrollTopFor, sightOf } from "./grid-window";

const phoneQuery = "(max-width: 640px)";

function subscribeToPhone(onChange: () => void) {
  const query = window.matchMedia(phoneQuery);
  query.addEventListener("change", onChange);
  return () => query.removeEventListener("change", onChange);
}

/** True where rows have two lines. The server can't know; the stylesheet does. */
const useIsPhone = () =>
  useSyncExternalStore(
    subscribeToPhone,
    () => window.matchMedia(phoneQuery).matches,
    () => false,
  );

/** How high the server takes the list to be, so that the rows of a first page stand in the HTML. */
const serverHeight = 1_400;
const overscan = 12;

interface GridWindowOptions {
  grid: GridItems;
  scroller: RefObject<HTMLDivElement | null>;
  /** A row that stays in the page wherever the list is scrolled, since it has the focus. */
  keptRow: number;
}

/** Which items of a grid stand in the page, and how to scroll to one. */
export function useGridWindow({ grid, scroller, keptRow }: GridWindowOptions) {
  const isPhone = useIsPhone();
  const head = isPhone ? 0 : headHeight;
  const height = isPhone ? phoneRowHeight : rowHeight;
  const [place, setPlace] = useState({ scrollTop: 0, height: serverHeight });
  const sight = sightOf(grid, { ...place, rowHeight: height });

  const viewOf = (element: HTMLElement) => ({
    scrollTop: element.scrollTop,
    height: element.clientHeight - head,
    rowHeight: height,
  });
  const follow = useEffectEvent((element: HTMLElement) => {
    const view = viewOf(element);
    const next = sightOf(grid, view);
    // Only a line that comes or goes is worth drawing for.
    if (next.first !== sight.first || next.last !== sight.last || view.height !== place.height) {
      setPlace({ scrollTop: view.scrollTop, height: view.height });
    }
  });
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const onChange = () => follow(element);
    const observer = new ResizeObserver(onChange);
    observer.observe(element);
    element.addEventListener("scroll", onChange, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", onChange);
    };
  }, [scroller]);

  return {
    sight,
    shown: itemsToDraw(grid, sight, overscan, grid.itemOfRow[keptRow]),
    /** The band that stands over the first line in sight. */
    stuckBand: bandOver(grid.bands, sight.first) ?? null,
    scrollToItem: (index: number) => {
      const element = scroller.current;
      const item = grid.items[index];
      const top = element && item ? scrollTopFor(item, viewOf(element)) : null;
      if (element && top !== null) element.scrollTop = top;
    },
  };
}
