import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import { maxRowsToReach } from "./opened-row";
import type { EventList } from "./use-event-list";

const field = "cairnScroll";
const restMs = 120;

/** How far the list on this page is scrolled, in pixels. */
let top = 0;

/** What a step of the history that shows the same rows keeps of the present one. */
export const placeState = () => ({ [field]: top });

/**
 * Keeps how far a list is scrolled with its step in the history, so that coming back to it (from an event's
 * page, say) finds the place again. The router keeps its own things in that state: ours stands beside them.
 */
export function useScrollMemory(
  scroller: RefObject<{ scroller: HTMLElement | null } | null>,
  /** Another list begins at its own place, a new one at the top. */
  { key, rows, query, fetchMore }: EventList,
): void {
  const isReady = rows.length > 0;
  /** The place that is on its way into sight; null once it is, or when somebody scrolls. */
  const wanted = useRef<number | null>(null);

  useLayoutEffect(() => {
    const kept: unknown = window.history.state?.[field];
    top = typeof kept === "number" ? kept : 0;
    wanted.current = isReady && key ? top : null;
  }, [isReady, key]);

  // After a reload the list is a page long: it is read on until the place is there.
  const { isFetching, hasNextPage } = query;
  const canGrow = hasNextPage && rows.length < maxRowsToReach;
  useLayoutEffect(() => {
    const element = scroller.current?.scroller;
    if (!element || !isReady || !key || wanted.current === null) return;
    element.scrollTop = wanted.current;
    if (element.scrollTop >= wanted.current - 1 || !canGrow) wanted.current = null;
    else if (!isFetching) fetchMore();
  }, [scroller, isReady, key, canGrow, isFetching, fetchMore]);

  useEffect(() => {
    const element = scroller.current?.scroller;
    if (!isReady || !element) return;
    let timer = 0;
    const onScroll = () => {
      if (wanted.current !== null) return;
      top = element.scrollTop;
      window.clearTimeout(timer);
      timer = window.setTimeout(
        () => window.history.replaceState({ ...window.history.state, ...placeState() }, ""),
        restMs,
      );
    };
    const letGo = () => {
      wanted.current = null;
    };
    const gestures = ["wheel", "pointerdown", "keydown"] as const;
    element.addEventListener("scroll", onScroll, { passive: true });
    for (const gesture of gestures) element.addEventListener(gesture, letGo, { passive: true });
    return () => {
      window.clearTimeout(timer);
      element.removeEventListener("scroll", onScroll);
      for (const gesture of gestures) element.removeEventListener(gesture, letGo);
    };
  }, [scroller, isReady]);
}
