"use client";

import { lazy, Suspense, useEffect, useState } from "react";

const Tooltip = lazy(() => import("./tooltip"));

/**
 * One tooltip for the whole page. Elements ask for it with `data-tip` (and `data-tip-key`), or with `data-cut`,
 * which shows the whole text where it is cut off; cells of tables need not ask, and their times show UTC. Names stay in `aria-label`: the tooltip only repeats them, so
 * its code is fetched when a pointer or the focus first comes to something that asks.
 */
export function TooltipLayer() {
  const [isAwake, setAwake] = useState(false);
  useEffect(() => {
    const wake = ({ target }: Event) =>
      target instanceof Element && target.closest("[data-tip],[data-cut],td") && setAwake(true);
    document.addEventListener("pointerover", wake);
    document.addEventListener("focusin", wake);
    return () => {
      document.removeEventListener("pointerover", wake);
      document.removeEventListener("focusin", wake);
    };
  }, []);
  return isAwake ? (
    <Suspense>
      <Tooltip />
    </Suspense>
  ) : null;
}
