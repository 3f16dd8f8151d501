import { firstPast } from "@/lib/shared/search-sorted";
import { bandHeight } from "./grid-features";
import { bandOver, type GridItem, type GridItems } from "./grid-items";

/**
 * Which lines of a grid are in sight. Lines have two heights, and each knows how many of either stand before it:
 * every position is a product, and nothing has to be measured.
 */
export interface GridView {
  /** How far the lines are scrolled, and how much of them fits below the head, in pixels. */
  scrollTop: number;
  height: number;
  rowHeight: number;
}

/** Items, counted from 0; both ends are included. */
export interface Sight {
  first: number;
  last: number;
}

export const topOf = (item: GridItem, rowHeight: number) =>
  item.rowsBefore * rowHeight + item.bandsBefore * bandHeight;

const heightOf = (item: GridItem, rowHeight: number) => (item.kind === "band" ? bandHeight : rowHeight);

/** The last item that begins at or above a position; the first where none does. */
function itemAt(items: readonly GridItem[], position: number, rowHeight: number): number {
  const beginsBelow = (index: number) => {
    const item = items[index];
    return !item || topOf(item, rowHeight) > position;
  };
  return Math.max(0, firstPast(items.length, beginsBelow) - 1);
}

/** The items of which at least a part is in sight. */
export function sightOf({ items }: GridItems, { scrollTop, height, rowHeight }: GridView): Sight {
  const top = Math.max(0, scrollTop);
  return {
    first: itemAt(items, top, rowHeight),
    last: itemAt(items, Math.max(top, top + height - 1), rowHeight),
  };
}

/**
 * The items that stand in the page: those in sight, some on either side, the band over them, and one that is
 * kept wherever the list is (it may have the focus).
 */
export function itemsToDraw(
  grid: GridItems,
  sight: Sight,
  overscan: number,
  kept: number | undefined,
): number[] {
  const from = Math.max(0, sight.first - overscan);
  const to = Math.min(grid.items.length - 1, sight.last + overscan);
  const indexes = new Set([bandOver(grid.bands, sight.first), kept].filter((index) => index !== undefined));
  for (let index = from; index <= to; index++) indexes.add(index);
  return [...indexes].filter((index) => index < grid.items.length).sort((a, b) => a - b);
}

/** Where to scroll so that an item is wholly in sight below the sticky band; null where it is already. */
export function scrollTopFor(item: GridItem, { scrollTop, height, rowHeight }: GridView): number | null {
  const top = topOf(item, rowHeight);
  const bottom = top + heightOf(item, rowHeight);
  if (top - bandHeight < scrollTop) return Math.max(0, top - bandHeight);
  return bottom > scrollTop + height ? bottom - height : null;
}
