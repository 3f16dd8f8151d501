import { readFile } from "node:fs/promises";
import { z } from "zod";
import type { Tally } from "./run-step";

/** What vitest's and Playwright's JSON reporters write, as far as it is counted here. */
const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  numFailedTestSuites: z.number(),
});

const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
});

const readJson = async (file: string): Promise<unknown> => JSON.parse(await readFile(file, "utf8"));

/** A file that failed to load has no tests to fail, and still is a failure. */
export async function readVitestReport(file: string): Promise<Tally> {
  const report = vitestReport.parse(await readJson(file));
  return {
    passed: report.numPassedTests,
    failed: Math.max(report.numFailedTests, report.numFailedTestSuites > 0 ? 1 : 0),
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** A test that passed only when it was repeated has failed. */
export async function readPlaywrightReport(file: string): Promise<Tally> {
  const { stats } = playwrightReport.parse(await readJson(file));
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
}
