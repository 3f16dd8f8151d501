import { type RefObject, useEffect, useLayoutEffect } from "react";

const field = "cairnScroll";
const restMs = 120;

/** The router keeps its own things in the history's state: ours stands beside them. */
function remember(top: number): void {
  window.history.replaceState({ ...window.history.state, [field]: top }, "");
}

/**
 * Keeps how far a list is scrolled with its step in the history, so that coming back to it (from an event's
 * page, say) finds the place again.
 */
export function useScrollMemory(
  scroller: RefObject<{ scroller: HTMLElement | null } | null>,
  isReady: boolean,
): void {
  useLayoutEffect(() => {
    const element = scroller.current?.scroller;
    const top: unknown = window.history.state?.[field];
    if (isReady && element && typeof top === "number" && top > 0) element.scrollTop = top;
  }, [scroller, isReady]);

  useEffect(() => {
    const element = scroller.current?.scroller;
    if (!isReady || !element) return;
    let timer = 0;
    const onScroll = () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => remember(element.scrollTop), restMs);
    };
    element.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      window.clearTimeout(timer);
      element.removeEventListener("scroll", onScroll);
    };
  }, [scroller, isReady]);
}
