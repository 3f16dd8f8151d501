#!/usr/bin/env node
// Plain Node: it runs in a fresh clone, before anything is installed. It installs what the lock file names when
// that is missing, then hands over to scripts/<command>.ts.
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { heapOptions } from "./heap-options.mjs";

/**
 * Each command's script and arguments, and the NODE_ENV that Next and React expect there; `tools` says whether it
 * needs development packages, `checks` whether it runs those that want a newer Node than Cairn itself.
 */
const commands = {
  demo: { script: "demo.ts", mode: "production", tools: true, serves: true },
  build: { script: "build.ts", mode: "production", tools: true },
  dev: { script: "serve.ts", arguments: ["dev"], mode: "development", tools: true },
  start: { script: "serve.ts", arguments: ["start"], mode: "production", tools: false, serves: true },
  worker: { script: "worker.ts", mode: "production", tools: false },
  import: { script: "import.ts", tools: false },
  bench: { script: "bench.ts", mode: "production", tools: true },
  test: { script: "test.ts", tools: true, checks: true },
  verify: { script: "test.ts", arguments: ["--no-browser"], tools: true, checks: true },
};

/** By major version, the first minor one that will do; from `firstOfAll` on every version does. */
const forCairn = { 20: 9, 21: 0, 22: 0, 23: 0 };
/** What vite, vitest, knip and dependency-cruiser all run on (`engines` of their packages). */
const forChecks = { 20: 19, 22: 12 };
const firstOfAll = 24;
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

function runsOn(firstMinors) {
  const [major, minor] = process.versions.node.split(".").map(Number);
  return major >= firstOfAll || minor >= (firstMinors[major] ?? Number.POSITIVE_INFINITY);
}

function requireNode(checks) {
  const own = process.versions.node;
  const need = !runsOn(forCairn)
    ? `Cairn needs Node 20.9 or newer; this is ${own}.`
    : checks && !runsOn(forChecks)
      ? `The checks need Node 20.19, 22.12, or 24 and newer: their tools do. This is ${own}, which runs Cairn itself.`
      : null;
  if (need === null) return;
  console.error(need);
  process.exit(1);
}

function readPackages(file) {
  return JSON.parse(readFileSync(path.join(root, file), "utf8")).packages;
}

/**
 * Compares the lock file with npm's own record of what it installed. Optional packages are those of other
 * platforms, mostly.
 */
function isInstalled(tools) {
  const record = "node_modules/.package-lock.json";
  if (!existsSync(path.join(root, record))) return false;
  const installed = readPackages(record);
  return Object.entries(readPackages("package-lock.json")).every(
    ([place, { version, optional, devOptional, dev }]) =>
      place === "" ||
      optional ||
      (!tools && (dev || devOptional)) ||
      (devOptional && installed[place] === undefined) ||
      installed[place]?.version === version,
  );
}

/** Runs a program to its end, with signals passed on, and gives its exit code as a shell would. */
function run(program, options, environment) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, options, { cwd: root, env: environment, stdio: "inherit" });
    const pass = (signal) => child.kill(signal);
    const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
    for (const signal of signals) process.on(signal, pass);
    child.on("error", reject);
    child.on("close", (code, signal) => {
      for (const name of signals) process.off(name, pass);
      resolve(code ?? 128 + (os.constants.signals[signal] ?? 0));
    });
  });
}

/** npm tells its own path to the scripts it runs; anything else falls back to the npm on the PATH. */
function npmCommand() {
  const own = process.env.npm_execpath;
  return own && /npm-cli\.c?js$/.test(own) ? [process.execPath, own] : ["npm"];
}

async function install() {
  console.log("Installing packages (npm ci) …");
  const [program, ...first] = npmCommand();
  // Install scripts are not needed: what they would do, Cairn does where it is needed.
  const options = [...first, "ci", "--ignore-scripts", "--include=dev", "--no-audit", "--no-fund"];
  const code = await run(program, options, process.env);
  if (code !== 0) process.exit(code);
}

async function main() {
  const [name, ...rest] = process.argv.slice(2);
  const command = Object.hasOwn(commands, name ?? "") ? commands[name] : null;
  if (!command) {
    console.error(`Usage: node scripts/bootstrap.mjs <${Object.keys(commands).join(" | ")}> [options]`);
    process.exit(2);
  }
  requireNode(command.checks ?? false);
  if (!isInstalled(command.tools)) await install();
  const environment = { ...process.env, NEXT_TELEMETRY_DISABLED: "1" };
  if (command.mode) environment.NODE_ENV = command.mode;
  const loaders = ["--import", "tsx", "--import", "./scripts/server-only-loader.mjs"];
  const script = path.join("scripts", command.script);
  const heap = command.serves ? heapOptions() : [];
  const options = [...heap, ...loaders, script, ...(command.arguments ?? []), ...rest];
  process.exitCode = await run(process.execPath, options, environment);
}

await main();
