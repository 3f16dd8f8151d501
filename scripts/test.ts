import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { readPlaywrightReport, readVitestReport } from "./test/read-reports";
import { runStep, type Step, type StepResult } from "./test/run-step";
import { startSystemPostgres } from "./test/system-postgres";

/** `npm run verify` passes --no-browser: everything but the end-to-end tests. */
const withBrowser = !process.argv.includes("--no-browser");
const reports = path.resolve("test-results");

const node = (...options: string[]) => [process.execPath, ...options];
const bin = (...file: string[]) => path.join("node_modules", ...file);
const vitest = bin("vitest", "vitest.mjs");
const next = bin("next", "dist", "bin", "next");

const staticSteps: Step[] = [
  {
    name: "Format and lint",
    command: node(bin("@biomejs", "biome", "bin", "biome"), "check"),
  },
  { name: "Route types", command: node(next, "typegen") },
  { name: "Types", command: node(bin("typescript", "bin", "tsc"), "--noEmit") },
  {
    name: "Import rules",
    command: node(
      bin("dependency-cruiser", "bin", "dependency-cruise.mjs"),
      "--config",
      ".dependency-cruiser.cjs",
      ".",
    ),
  },
  { name: "Unused code", command: node(bin("knip", "bin", "knip.js")) },
];

function vitestStep(name: string, projects: readonly string[], databaseUrl?: string): Step {
  const file = path.join(reports, `${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}.json`);
  const selected = projects.map((project) => `--project=${project}`);
  return {
    name,
    command: node(
      vitest,
      "run",
      ...selected,
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${file}`,
    ),
    environment: { TEST_DATABASE_URL: databaseUrl, NODE_ENV: "test" },
    count: () => readVitestReport(file),
  };
}

async function runOnSystemPostgres(): Promise<StepResult> {
  const name = "Database tests on the system's PostgreSQL";
  const server = await startSystemPostgres();
  if (!server) {
    console.log(`\n▶ ${name}\nThere is none under /usr/lib/postgresql; skipped.`);
    return { name, passed: 0, failed: 0, skipped: 1, seconds: 0 };
  }
  try {
    return await runStep(vitestStep(`Database tests on PostgreSQL ${server.version}`, ["db"], server.url));
  } finally {
    await server.stop();
  }
}

function endToEndStep(): Step {
  const file = path.join(reports, "end-to-end.json");
  return {
    name: "End to end",
    command: node("scripts/test/run-playwright.mjs"),
    environment: { PLAYWRIGHT_JSON_OUTPUT_FILE: file },
    count: () => readPlaywrightReport(file),
  };
}

function printResults(results: readonly StepResult[]): boolean {
  const width = Math.max(...results.map(({ name }) => name.length));
  console.log("");
  for (const { name, passed, failed, skipped, seconds } of results) {
    const counts = `${passed} passed, ${failed} failed, ${skipped} skipped`;
    console.log(
      `${failed > 0 ? "✗" : "✓"} ${name.padEnd(width)}  ${counts.padEnd(38)} ${seconds.toFixed(1)} s`,
    );
  }
  const sum = (key: "passed" | "failed" | "skipped") => results.reduce((total, item) => total + item[key], 0);
  console.log(`\n${sum("passed")} passed, ${sum("failed")} failed, ${sum("skipped")} skipped`);
  return sum("failed") === 0;
}

async function main(): Promise<boolean> {
  await rm(reports, { recursive: true, force: true });
  await mkdir(reports, { recursive: true });
  const results: StepResult[] = [];
  for (const step of staticSteps) results.push(await runStep(step));
  results.push(await runStep(vitestStep("Unit and database tests", ["unit", "db", "embedded"])));
  results.push(await runOnSystemPostgres());
  const build = await runStep({
    name: "Build",
    command: node("scripts/bootstrap.mjs", "build", "--if-changed"),
  });
  results.push(build);
  if (withBrowser && build.failed === 0) results.push(await runStep(endToEndStep()));
  return printResults(results);
}

main().then(
  (isGood) => process.exit(isGood ? 0 : 1),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
