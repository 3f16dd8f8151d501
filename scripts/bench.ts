import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { Closing } from "./bench/closing";
import { startEmptyPage } from "./bench/empty-page";
import { loadSite } from "./bench/load-site";
import { measureHolds } from "./bench/measure-holds";
import { measureIndexes } from "./bench/measure-indexes";
import { measureIngest } from "./bench/measure-ingest";
import { measureMatchingHolds } from "./bench/measure-matching-holds";
import { judgeNotifications, measureNotifications } from "./bench/measure-notifications";
import { measurePage, openBrowser } from "./bench/measure-pages";
import { measurePlans } from "./bench/measure-plans";
import { measureReads } from "./bench/measure-reads";
import { measureScroll } from "./bench/measure-scroll";
import { type BenchOptions, parseOptions } from "./bench/parse-options";
import { printReach, printResults } from "./bench/print-results";
import { report } from "./bench/progress";
import type { Results } from "./bench/results";
import { type Site, startSite } from "./bench/site";
import { buildApplication, isBuildCurrent } from "./build/build-application";

const eventsPage = "/organizations/bench/events/all";

interface Run extends BenchOptions {
  /** A directory for everything that is made, removed at the end. */
  scratch: string;
  closing: Closing;
}

async function measurePages(
  sites: readonly Site[],
  { scratch, closing }: Run,
): Promise<NonNullable<Results["pages"]>> {
  report("Building the empty page");
  const emptyPage = await startEmptyPage(scratch, closing);
  const browser = await openBrowser();
  closing.add(() => browser.close());
  report("Loading pages in the browser");
  const empty = await measurePage(browser, { url: emptyPage.url, path: "/", site: null, ready: "p" });
  const pages: NonNullable<Results["pages"]> = { empty, events: [], scroll: [] };
  for (const site of sites) {
    const target = { url: site.server.url, path: eventsPage, site, ready: "[data-row]" };
    pages.events.push(await measurePage(browser, target));
    report(`Scrolling 10,000 rows at ${site.size}`);
    pages.scroll.push(await measureScroll(browser, site, `${eventsPage}?from=-90d`));
  }
  return pages;
}

async function measure(run: Run): Promise<Results> {
  const sites: Site[] = [];
  const loadRates: number[] = [];
  for (const size of run.sizes) {
    report(`Starting a database and a server for ${size} events`);
    const site = await startSite(run.scratch, size, run.closing);
    sites.push(site);
    loadRates.push(await loadSite(site, report));
  }
  const peaks = () => sites.map((site) => site.server.peakMemory());
  const reads = await measureReads(sites, report);
  report("Explaining the reads");
  const plans = await measurePlans(sites);
  const pages = run.browser ? await measurePages(sites, run) : null;
  const afterReads = peaks();
  const ingest = await measureIngest(sites, report);
  const memory = { afterReads, atEnd: peaks() };
  report("Watching the event loop");
  const [first] = sites;
  const holds = first ? await measureHolds(first) : [];
  holds.push(...(await measureMatchingHolds(run.scratch, run.closing)));
  if (run.indexes) report("Leaving out one index after the other");
  const indexes = run.indexes && first ? await measureIndexes(first) : [];
  const notifications = run.notifications
    ? await measureNotifications(run.scratch, run.closing, report)
    : null;
  return { sizes: run.sizes, notifications, loadRates, ingest, holds, indexes, reads, plans, memory, pages };
}

const interruption = () =>
  new Promise<never>((_, reject) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
      process.on(signal, () => reject(new Error(`Stopped by ${signal}.`)));
    }
  });

async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2));
  if (!(await isBuildCurrent())) await buildApplication();
  const scratch = await mkdtemp(path.join(os.tmpdir(), "cairn-bench-"));
  const closing = new Closing();
  closing.add(() => rm(scratch, { recursive: true, force: true }));
  try {
    const run = { ...options, scratch, closing };
    if (options.notifications === "only") {
      printReach(
        judgeNotifications(
          await Promise.race([measureNotifications(scratch, closing, report), interruption()]),
        ),
      );
    } else {
      printResults(await Promise.race([measure(run), interruption()]), options);
    }
  } finally {
    await closing.run();
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? (error.stack ?? error.message) : error);
    process.exit(1);
  },
);
