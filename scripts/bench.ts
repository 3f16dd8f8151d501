import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { startEmptyPage } from "./bench/empty-page";
import { loadSite } from "./bench/load-site";
import { measureHolds } from "./bench/measure-holds";
import { measureIngest } from "./bench/measure-ingest";
import { measurePage, openBrowser } from "./bench/measure-pages";
import { measurePlans } from "./bench/measure-plans";
import { measureReads } from "./bench/measure-reads";
import { measureScroll } from "./bench/measure-scroll";
import { type BenchOptions, parseOptions } from "./bench/parse-options";
import { printResults } from "./bench/print-results";
import { report } from "./bench/progress";
import type { Results } from "./bench/results";
import { type Site, startSite } from "./bench/site";
import { buildApplication, isBuildCurrent } from "./build/build-application";

const eventsPage = "/organizations/bench/events/all";

async function measurePages(sites: readonly Site[], scratch: string): Promise<NonNullable<Results["pages"]>> {
  report("Building the empty page");
  const emptyPage = await startEmptyPage(scratch);
  const browser = await openBrowser();
  try {
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
  } finally {
    await browser.close();
    await emptyPage.stop();
  }
}

async function measure(
  sites: readonly Site[],
  options: BenchOptions & { scratch: string },
): Promise<Results> {
  const loadRates: number[] = [];
  for (const site of sites) loadRates.push(await loadSite(site, report));
  const peaks = () => sites.map((site) => site.server.peakMemory());
  const reads = await measureReads(sites, report);
  report("Explaining the reads");
  const plans = await measurePlans(sites);
  const pages = options.browser ? await measurePages(sites, options.scratch) : null;
  const afterReads = peaks();
  const ingest = await measureIngest(sites, report);
  const memory = { afterReads, atEnd: peaks() };
  report("Watching the event loop");
  const holds = sites[0] ? await measureHolds(sites[0]) : [];
  return { sizes: options.sizes, loadRates, ingest, holds, reads, plans, memory, pages };
}

async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2));
  if (!(await isBuildCurrent())) await buildApplication();
  const scratch = await mkdtemp(path.join(os.tmpdir(), "cairn-bench-"));
  const sites: Site[] = [];
  try {
    for (const size of options.sizes) {
      report(`Starting a database and a server for ${size} events`);
      sites.push(await startSite(scratch, size));
    }
    printResults(await measure(sites, { ...options, scratch }), options);
  } finally {
    for (const site of sites) await site.stop();
    await rm(scratch, { recursive: true, force: true });
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? (error.stack ?? error.message) : error);
    process.exit(1);
  },
);
