import { type Range, useVirtualizer } from "@tanstack/react-virtual";
import type { RefObject } from "react";
import { lineHeight, overscan, viewPadding } from "./view-class";

/** Lines of one height, of which only those on show are drawn. `rangeExtractor` may keep others in the page. */
export function useLines(
  scroller: RefObject<HTMLDivElement | null>,
  count: number,
  rangeExtractor?: (range: Range) => number[],
) {
  // The virtualizer is one object that changes inside; memoized reads of it would go stale.
  "use no memo";
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => lineHeight,
    overscan,
    paddingStart: viewPadding,
    paddingEnd: viewPadding,
    ...(rangeExtractor ? { rangeExtractor } : {}),
  });
  /** Scrolls a line into the middle, unless it is wholly in sight. */
  const bringIntoSight = (line: number) => {
    const { startIndex = -1, endIndex = -1 } = virtualizer.range ?? {};
    if (line <= startIndex || line >= endIndex) virtualizer.scrollToIndex(line, { align: "center" });
  };
  return { virtualizer, bringIntoSight };
}
