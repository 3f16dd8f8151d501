import type { Browser } from "@playwright/test";
import { openContext } from "./measure-pages";
import type { Site } from "./site";

export interface ScrollFigures {
  rows: number;
  /** Milliseconds between two frames: the longest, and the one that 99 of 100 stay below. */
  longestFrameMs: number;
  usualFrameMs: number;
  seconds: number;
}

const wantedRows = 10_000;
const pixelsPerFrame = 400;
const maxSeconds = 180;

interface ScrollPlan {
  wantedRows: number;
  pixelsPerFrame: number;
  maxSeconds: number;
}

/** Runs in the page: scrolls a little with each frame, as fast as rows come, and notes how far frames lie apart. */
const scrollThrough = (plan: ScrollPlan) =>
  new Promise<{ rows: number; frames: number[]; seconds: number }>((resolve) => {
    const scroller = document.querySelector(".data-grid");
    const frames: number[] = [];
    const startedAt = performance.now();
    let last = startedAt;
    const step = (now: number) => {
      frames.push(now - last);
      last = now;
      if (scroller) scroller.scrollTop += plan.pixelsPerFrame;
      const shown = [...document.querySelectorAll<HTMLElement>("[data-row]")];
      const rows = Math.max(0, ...shown.map((row) => Number(row.dataset.row)));
      const seconds = (now - startedAt) / 1_000;
      if (rows >= plan.wantedRows || seconds > plan.maxSeconds) resolve({ rows, frames, seconds });
      else requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  });

/** Scrolls a list through 10,000 rows and answers how long it ever stood still. */
export async function measureScroll(browser: Browser, site: Site, path: string): Promise<ScrollFigures> {
  const context = await openContext(browser, site.server.url, site);
  try {
    const page = await context.newPage();
    await page.goto(path, { waitUntil: "networkidle" });
    await page.locator("[data-row]").first().waitFor();
    const found = await page.evaluate(scrollThrough, { wantedRows, pixelsPerFrame, maxSeconds });
    if (found.rows < wantedRows)
      throw new Error(`Scrolling ended at row ${found.rows} after ${maxSeconds} s.`);
    const frames = found.frames.slice(1).sort((a, b) => a - b);
    return {
      rows: found.rows,
      longestFrameMs: frames.at(-1) ?? Number.NaN,
      usualFrameMs: frames[Math.floor(frames.length * 0.99)] ?? Number.NaN,
      seconds: found.seconds,
    };
  } finally {
    await context.close();
  }
}
