import { gzipSync } from "node:zlib";
import { type Browser, type BrowserContext, chromium, type Page } from "@playwright/test";
import { setUpBrowser } from "../setup-browser.mjs";
import type { Site } from "./site";

const loads = 7;
const settleMs = 60_000;
const browserArguments = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export interface PageFigures {
  /** Script of the first load after gzip, in bytes. */
  scriptBytes: number;
  scriptCount: number;
  /** Milliseconds, one for each load without a cache. */
  firstByteMs: number[];
  largestPaintMs: number[];
}

export async function openBrowser(): Promise<Browser> {
  const executablePath = setUpBrowser();
  return chromium.launch({ args: browserArguments, ...(executablePath ? { executablePath } : {}) });
}

/** A browser window without anything kept, signed in where a site is given. */
export async function openContext(browser: Browser, url: string, site: Site | null): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width: 1_440, height: 900 },
    timezoneId: "UTC",
  });
  // The loader that runs these scripts wraps functions in a helper, which functions sent to a page then ask for.
  await context.addInitScript("globalThis.__name = (value) => value");
  if (!site) return context;
  const { csrfToken } = await (await context.request.get("/api/auth/csrf")).json();
  const { email, password } = site.world.person;
  const answer = await context.request.post("/api/auth/callback/credentials", {
    form: { csrfToken, email, password, json: "true" },
  });
  if (!answer.ok()) throw new Error(`Signing in answered ${answer.status()}.`);
  return context;
}

/** Collects what is sent as script; gzip is ours, so that both servers are judged by the same compressor. */
function collectScripts(page: Page): Promise<number>[] {
  const sizes: Promise<number>[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() === "script") {
      sizes.push(response.body().then((body) => gzipSync(body).length));
    }
  });
  return sizes;
}

/** The browser reports the largest paint so far again and again; the last one before an input counts. */
const readTimings = () =>
  new Promise<{ firstByte: number; largestPaint: number }>((resolve) => {
    const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
    const firstByte = (navigation?.responseStart ?? 0) - (navigation?.requestStart ?? 0);
    new PerformanceObserver((list) => {
      resolve({ firstByte, largestPaint: list.getEntries().at(-1)?.startTime ?? Number.NaN });
    }).observe({ type: "largest-contentful-paint", buffered: true });
  });

/** Loads a page again and again, each time in a browser that has kept nothing. */
export async function measurePage(
  browser: Browser,
  target: { url: string; path: string; site: Site | null; ready: string },
): Promise<PageFigures> {
  const figures: PageFigures = { scriptBytes: 0, scriptCount: 0, firstByteMs: [], largestPaintMs: [] };
  for (let load = 0; load <= loads; load += 1) {
    const context = await openContext(browser, target.url, target.site);
    try {
      const page = await context.newPage();
      const scripts = collectScripts(page);
      await page.goto(target.path, { waitUntil: "networkidle", timeout: settleMs });
      await page.locator(target.ready).first().waitFor();
      const { firstByte, largestPaint } = await page.evaluate(readTimings);
      const sizes = await Promise.all(scripts);
      figures.scriptBytes = sizes.reduce((sum, size) => sum + size, 0);
      figures.scriptCount = sizes.length;
      // The first load of all warms the server.
      if (load > 0) {
        figures.firstByteMs.push(firstByte);
        figures.largestPaintMs.push(largestPaint);
      }
    } finally {
      await context.close();
    }
  }
  return figures;
}
