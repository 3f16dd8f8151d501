import { type RefObject, useEffect, useLayoutEffect } from "react";

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
  /** False while there are no rows. */
  isReady: boolean,
  /** What the list shows: another list begins at its own place, a new one at the top. */
  listKey: string,
): void {
  useLayoutEffect(() => {
    const element = scroller.current?.scroller;
    const kept: unknown = window.history.state?.[field];
    top = typeof kept === "number" ? kept : 0;
    if (isReady && listKey && element) element.scrollTop = top;
  }, [scroller, isReady, listKey]);

  useEffect(() => {
    const element = scroller.current?.scroller;
    if (!isReady || !element) return;
    let timer = 0;
    const onScroll = () => {
      top = element.scrollTop;
      window.clearTimeout(timer);
      timer = window.setTimeout(
        () => window.history.replaceState({ ...window.history.state, ...placeState() }, ""),
        restMs,
      );
    };
    element.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      window.clearTimeout(timer);
      element.removeEventListener("scroll", onScroll);
    };
  }, [scroller, isReady]);
}
