import { defaultRangeExtractor } from "@tanstack/react-virtual";
import { useEffectEvent, useLayoutEffect, useMemo, useRef } from "react";
import type { ReadLog } from "./read-log";
import { scrollSideways } from "./scroll-sideways";
import type { TreeState } from "./tree-state";
import { useLines } from "./use-lines";
import { listVisibleRows, rowOf } from "./visible-rows";

/** The rows on show, their places, and what follows a change: scrolling to a match, moving the focus. */
export function useTreeRows(log: ReadLog & { status: "tree" }, state: TreeState, takesFocus: boolean) {
  // The virtualizer is one object that changes inside; memoized reads of it would go stale.
  "use no memo";
  const { tree, layout } = log;
  const { folded, openedValues, active, target } = state;
  const scroller = useRef<HTMLDivElement>(null);
  const wantsFocus = useRef(takesFocus);
  const wantsSideways = useRef(false);
  const rows = useMemo(
    () => listVisibleRows(tree, layout, folded, openedValues),
    [tree, layout, folded, openedValues],
  );
  const activeRow = rowOf(tree, rows, active);
  // The row that holds the focus stays in the page, or the focus would be lost with it.
  const { virtualizer, bringIntoSight } = useLines(scroller, rows.count, (range) =>
    withRow(defaultRangeExtractor(range), activeRow),
  );

  const scrollToTarget = useEffectEvent((node: number, part: number) => {
    bringIntoSight(rowOf(tree, rows, node) + part);
    wantsSideways.current = true;
  });
  useLayoutEffect(() => {
    if (target !== null) scrollToTarget(target.node, target.part);
  }, [target]);

  // A long value that was opened or cut is another shape: it is read from its beginning.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the opened values change, without reading them
  useLayoutEffect(() => {
    if (scroller.current !== null) scroller.current.scrollLeft = 0;
  }, [openedValues]);

  // After every drawing, since the row that is waited for may be drawn only after a scroll.
  useLayoutEffect(() => {
    const view = scroller.current;
    if (view === null) return;
    const mark = wantsSideways.current ? view.querySelector("[data-current]") : null;
    if (mark !== null) {
      wantsSideways.current = false;
      scrollSideways(view, mark);
    }
    if (!wantsFocus.current) return;
    const row = view.querySelector<HTMLElement>(`[role="treeitem"][data-node="${active}"]`);
    if (row === null) return;
    wantsFocus.current = false;
    virtualizer.scrollToIndex(activeRow, { align: "auto" });
    row.focus({ preventScroll: true });
  });

  /** The active row takes the focus once it is drawn. */
  const focusSoon = () => {
    wantsFocus.current = true;
  };
  return { scroller, rows, virtualizer, focusSoon };
}

function withRow(indexes: number[], row: number): number[] {
  const first = indexes[0] ?? row;
  const last = indexes.at(-1) ?? row;
  if (row < first) return [row, ...indexes];
  return row > last ? [...indexes, row] : indexes;
}
