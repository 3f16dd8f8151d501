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
  /** Script after gzip, in bytes: what was asked for before the page's load event, and all of it once nothing moves. */
  firstScriptBytes: number;
  allScriptBytes: number;
  /** Milliseconds, one for each load without a cache. */
  firstByteMs: number[];
  largestPaintMs: number[];
}

export async function openBrowser(): Promise<Browser> {
  const executablePath = setUpBrowser();
  return chromium.launch({
    args: browserArguments,
    ...(executablePath ? { executablePath } : {}),
    // By default it would end this process at a signal, with everything else left running.
    ...{ handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false },
  });
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
function collectScripts(page: Page): Map<string, Promise<number>> {
  const sizes = new Map<string, Promise<number>>();
  page.on("response", (response) => {
    if (response.request().resourceType() !== "script") return;
    sizes.set(
      response.url(),
      response.body().then((body) => gzipSync(body).length),
    );
  });
  return sizes;
}

/** The browser reports the largest paint so far again and again; the last one before an input counts. */
const readTimings = () =>
  new Promise<{ firstByte: number; largestPaint: number; early: string[] }>((resolve) => {
    const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
    const firstByte = (navigation?.responseStart ?? 0) - (navigation?.requestStart ?? 0);
    const loadedAt = navigation?.loadEventStart ?? 0;
    const resources = performance.getEntriesByType("resource");
    const early = resources.filter(({ startTime }) => startTime < loadedAt).map(({ name }) => name);
    new PerformanceObserver((list) => {
      resolve({ firstByte, largestPaint: list.getEntries().at(-1)?.startTime ?? Number.NaN, early });
    }).observe({ type: "largest-contentful-paint", buffered: true });
  });

async function addUp(scripts: ReadonlyMap<string, Promise<number>>, urls: Iterable<string>): Promise<number> {
  let sum = 0;
  for (const url of urls) sum += (await scripts.get(url)) ?? 0;
  return sum;
}

/** Loads a page again and again, each time in a browser that has kept nothing. */
export async function measurePage(
  browser: Browser,
  target: { url: string; path: string; site: Site | null; ready: string },
): Promise<PageFigures> {
  const figures: PageFigures = {
    firstScriptBytes: 0,
    allScriptBytes: 0,
    firstByteMs: [],
    largestPaintMs: [],
  };
  for (let load = 0; load <= loads; load += 1) {
    const context = await openContext(browser, target.url, target.site);
    try {
      const page = await context.newPage();
      const scripts = collectScripts(page);
      await page.goto(target.path, { waitUntil: "networkidle", timeout: settleMs });
      await page.locator(target.ready).first().waitFor();
      const { firstByte, largestPaint, early } = await page.evaluate(readTimings);
      figures.firstScriptBytes = await addUp(scripts, early);
      figures.allScriptBytes = await addUp(scripts, scripts.keys());
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
