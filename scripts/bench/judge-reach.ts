import { scanLimits } from "@/lib/events/server/event-scan";
import { formatCount } from "@/lib/shared/format-count";
import { ownMs } from "./measure-holds";
import { ratesOf } from "./measure-ingest";
import { judgeNotifications } from "./measure-notifications";
import type { Results } from "./results";
import { median, percentile } from "./statistics";

const minDirectToCopy = 0.5;
const minHttpToDirect = 0.6;
/** Of a ratio at the smallest size, what must be left of it at the largest. */
const minKept = 0.8;
const maxListGrowth = 1.3;
const maxScriptKilobytes = 200;
const maxHoldMs = 50;
const batchSize = 5_000;

export interface Verdict {
  what: string;
  measured: number;
  wanted: string;
  isReached: boolean;
}

const atLeast = (what: string, measured: number, bound: number): Verdict => ({
  ...{ what, measured, wanted: `at least ${bound}` },
  isReached: measured >= bound,
});

const atMost = (what: string, measured: number, bound: number, unit = ""): Verdict => ({
  ...{ what, measured, wanted: `at most ${bound.toLocaleString("en-US")}${unit}` },
  isReached: measured <= bound,
});

export interface IngestRatios {
  directToCopy: number;
  httpToDirect: number;
}

/** Like by like: one sender and the same batches in both, and each ratio of one round, whose ways follow each other. */
export function ingestRatios(results: Results, size: number): IngestRatios {
  const figures = results.ingest.get(size) ?? [];
  const direct = ratesOf(figures, "direct", batchSize);
  const ratio = (above: readonly number[], below: readonly number[]) =>
    median(above.map((rate, round) => rate / (below[round] ?? Number.NaN)));
  return {
    directToCopy: ratio(direct, ratesOf(figures, "copy", batchSize)),
    httpToDirect: ratio(ratesOf(figures, "http", batchSize), direct),
  };
}

function judgeIngest(results: Results): Verdict[] {
  const { sizes } = results;
  const all = sizes.map((size) => ({ size: formatCount(size), ...ingestRatios(results, size) }));
  const verdicts = all.flatMap(({ size, directToCopy, httpToDirect }) => [
    atLeast(`insertEvents to COPY at ${size}`, directToCopy, minDirectToCopy),
    atLeast(`HTTP to insertEvents at ${size}`, httpToDirect, minHttpToDirect),
  ]);
  const [first] = all;
  const last = all.at(-1);
  if (!first || !last || first === last) return verdicts;
  const kept = (name: keyof IngestRatios) => last[name] / first[name];
  return [
    ...verdicts,
    atLeast(`insertEvents to COPY, ${last.size} to ${first.size}`, kept("directToCopy"), minKept),
    atLeast(`HTTP to insertEvents, ${last.size} to ${first.size}`, kept("httpToDirect"), minKept),
  ];
}

function judgeReads({ reads, plans, sizes }: Results): Verdict[] {
  const growths = reads
    .filter(({ group }) => group === "list")
    .map(({ label, times }) => {
      const p95 = (index: number) => percentile(times.at(index)?.http ?? [], 0.95);
      return atMost(`${label}: p95 at the largest to that at the smallest`, p95(-1) / p95(0), maxListGrowth);
    });
  const bounded = reads.flatMap(({ label, times, maxMs }) =>
    maxMs === undefined
      ? []
      : [atMost(`${label}: p95 at the largest`, percentile(times.at(-1)?.http ?? [], 0.95), maxMs, " ms")],
  );
  const rowsRead = Math.max(...plans.flat().map((plan) => plan.rowsRead));
  return [
    ...(sizes.length > 1 ? growths : []),
    ...bounded,
    atMost("most rows read by a request", rowsRead, scanLimits.maxRows),
  ];
}

/** What the product is meant to reach, and whether this run did. */
export function judgeReach(results: Results): Verdict[] {
  const verdicts = [...judgeIngest(results), ...judgeReads(results)];
  const holds = results.holds.map(({ label, holds: all }) =>
    atMost(`longest hold by computing, ${label}`, Math.max(...all.map(ownMs)), maxHoldMs, " ms"),
  );
  const scripts = (results.pages?.events ?? [])
    .slice(0, 1)
    .map(({ firstScriptBytes }) =>
      atMost("script of the events page, kB of gzip", firstScriptBytes / 1_000, maxScriptKilobytes),
    );
  const notifications = results.notifications ? judgeNotifications(results.notifications) : [];
  return [...verdicts, ...holds, ...scripts, ...notifications];
}
