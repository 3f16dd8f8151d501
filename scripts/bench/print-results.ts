import { formatCount } from "@/lib/shared/format-count";
import { ingestRatios, judgeReach, type Verdict } from "./judge-reach";
import { ownMs } from "./measure-holds";
import type { PageFigures } from "./measure-pages";
import { type Cell, figure, printTable } from "./print-table";
import type { Results } from "./results";
import { median, percentile } from "./statistics";
import type { LoopHolds } from "./watch-loop";

function printIngest(results: Results): void {
  const { sizes, ingest, loadRates } = results;
  const [first = []] = ingest.values();
  const rows: Cell[][] = first.map(({ label }, way) => [
    `${label}, events/s`,
    ...sizes.map((size) => figure(median(ingest.get(size)?.[way]?.rates ?? []))),
  ]);
  const ratios = sizes.map((size) => ingestRatios(results, size));
  printTable(
    "Taking events in",
    ["", ...sizes.map(formatCount)],
    [
      ["insertEvents to COPY (batches of 5,000)", ...ratios.map((ratio) => ratio.directToCopy)],
      ["HTTP to insertEvents (one sender, batches of 5,000)", ...ratios.map((ratio) => ratio.httpToDirect)],
      ...rows,
      ["loading the history, its making included, events/s", ...loadRates.map((rate) => figure(rate))],
    ],
  );
}

function printHolds({ holds }: Results): void {
  const wall = (all: readonly LoopHolds[]) => all.map(({ longestMs }) => longestMs);
  printTable(
    "Longest hold of the event loop while a body is taken in or its events are matched, ms",
    ["", "MiB", "computing, median", "longest", "by the clock, median", "longest"],
    holds.map(({ label, bytes, holds: all }) => [
      label,
      bytes === null ? "–" : bytes / 1_048_576,
      ...[median(all.map(ownMs)), Math.max(...all.map(ownMs))],
      ...[median(wall(all)), Math.max(...wall(all))],
    ]),
  );
}

function printIndexes({ indexes }: Results): void {
  const [all, ...others] = indexes;
  if (!all) return;
  printTable(
    "COPY into an empty table, one index left out at a time",
    ["index on the organization and", "events/s", "to all indexes"],
    [
      ["(every index is there)", figure(all.rateWithout), 1],
      ...others.map((index) => [
        index.columns,
        figure(index.rateWithout),
        index.rateWithout / all.rateWithout,
      ]),
    ],
  );
}

function printReads({ sizes, reads, plans }: Results): void {
  const perSize = (unit: string) => sizes.map((size) => `${unit} ${formatCount(size)}`);
  const rows = reads.map(({ group, label, times }, index): Cell[] => {
    const ratio = ({ http, bare }: (typeof times)[number]) => median(http) / median(bare);
    const p95s = times.map(({ http }) => percentile(http, 0.95));
    return [
      group === "apart" ? `${label} (never meet)` : label,
      ...times.map(({ http }) => median(http)),
      ...p95s,
      (p95s.at(-1) ?? Number.NaN) / (p95s[0] ?? Number.NaN),
      ...times.map(ratio),
      ...times.map(({ bare }) => median(bare)),
      ...plans.map((figures) => figures[index]?.rowsRead.toLocaleString("en-US") ?? "–"),
    ];
  });
  printTable(
    "Reading: a page of 50 events through HTTP, ms",
    [
      ...["", ...perSize("p50"), ...perSize("p95"), "p95 growth"],
      ...perSize("to bare SQL"),
      ...perSize("bare SQL p50"),
      ...perSize("rows read"),
    ],
    rows,
  );
}

function printPages({ sizes, pages, memory }: Results): void {
  const row = (label: string, read: (figures: PageFigures) => number): Cell[] =>
    pages ? [label, read(pages.empty), ...pages.events.map(read)] : [];
  const scroll = pages?.scroll ?? [];
  const rows: Cell[][] = pages
    ? [
        row("script on the first load, kB of gzip", ({ firstScriptBytes }) => firstScriptBytes / 1_000),
        row("the same with what is fetched ahead, kB", ({ allScriptBytes }) => allScriptBytes / 1_000),
        row("time to first byte, ms", ({ firstByteMs }) => median(firstByteMs)),
        row("largest contentful paint, ms", ({ largestPaintMs }) => median(largestPaintMs)),
        ["longest frame in 10,000 rows, ms", "–", ...scroll.map(({ longestFrameMs }) => longestFrameMs)],
        ["99 of 100 frames stay below, ms", "–", ...scroll.map(({ usualFrameMs }) => usualFrameMs)],
        ["scrolling 10,000 rows, s", "–", ...scroll.map(({ seconds }) => seconds)],
      ]
    : [];
  printTable(
    "The events page, and the server",
    ["", "empty page", ...sizes.map((size) => `at ${formatCount(size)}`)],
    [
      ...rows,
      ["most memory of the server after loading and reading, MiB", "–", ...memory.afterReads],
      ["the same after senders took turns, MiB", "–", ...memory.atEnd],
    ],
  );
}

function printPlans({ sizes, plans }: Results): void {
  for (const [index, figures] of plans.entries()) {
    console.log(`\n## Plans at ${formatCount(sizes[index] ?? 0)}`);
    for (const { label, rowsRead, indexes, texts } of figures) {
      console.log(`\n### ${label}: ${rowsRead} rows, ${indexes.join(", ")}\n\n${texts.join("\n\n")}`);
    }
  }
}

/** What was to be reached, and whether it was. */
export function printReach(verdicts: readonly Verdict[]): void {
  printTable(
    "Reach",
    ["", "measured", "wanted", "reached"],
    verdicts.map(({ what, measured, wanted, isReached }) => [
      what,
      measured,
      wanted,
      isReached ? "yes" : "NO",
    ]),
  );
}

/** Prints everything that was measured; the plans only where they are asked for. */
export function printResults(results: Results, options: { plans: boolean }): void {
  printIngest(results);
  printHolds(results);
  printIndexes(results);
  printReads(results);
  printPages(results);
  printReach(judgeReach(results));
  if (options.plans) printPlans(results);
}
