import { readFile, rename, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { errorCode } from "@/lib/shared/error-code";
import { readSettings, type Settings } from "@/lib/shared/settings";
import { buildApplication, isBuildCurrent } from "./build/build-application";
import { seedDemo } from "./demo/seed-demo";
import { runServer } from "./serve/run-server";
import { hostsOf, listenOnHosts } from "./serve/web-server";

type Seeded = Awaited<ReturnType<typeof seedDemo>>;

const startedAt = Date.now();

function report(message: string): void {
  const seconds = ((Date.now() - startedAt) / 1_000).toFixed(1).padStart(6);
  console.log(`${seconds} s  ${message}`);
}

function requireSettings(): Settings {
  const result = readSettings(process.env, "development");
  if ("settings" in result) return result.settings;
  const lines = result.faults.map(({ name, message }) => `  - ${name} ${message}`);
  throw new Error(["The demo can't start with these settings:", ...lines].join("\n"));
}

/** Says so before a build of half a minute, not after it. */
async function requireFreePort(settings: Settings): Promise<void> {
  const probes = hostsOf(settings).map(() => createServer());
  await listenOnHosts(probes, settings);
  for (const probe of probes.filter((server) => server.listening)) {
    await new Promise((resolve) => probe.close(resolve));
  }
}

const factsFile = (settings: Settings) => path.join(settings.dataDirectory, "demo.json");

/** The ingest key of an earlier run: only its hash is in the database. */
async function readApiKey(settings: Settings): Promise<string | null> {
  const text = await readFile(factsFile(settings), "utf8").catch((error: unknown) => {
    if (errorCode(error) === "ENOENT") return null;
    throw error;
  });
  if (text === null) return null;
  const facts: { apiKey?: unknown } = JSON.parse(text);
  return typeof facts.apiKey === "string" ? facts.apiKey : null;
}

/** Whole or not at all: the file is read by scripts that wait for it. */
async function writeFacts(settings: Settings, facts: Seeded & { url: string }): Promise<void> {
  const { url, organization, projects, accounts, apiKey } = facts;
  const text = `${JSON.stringify({ url, organization, projects, accounts, apiKey }, null, 2)}\n`;
  const unfinished = `${factsFile(settings)}.${process.pid}`;
  await writeFile(unfinished, text, { mode: 0o600 });
  await rename(unfinished, factsFile(settings));
}

function printFacts(url: string, { accounts, apiKey }: Seeded, file: string): void {
  const width = Math.max(...accounts.map(({ email }) => email.length));
  const lines = accounts.map(({ email, roles }) => `    ${email.padEnd(width)}  ${roles.join(", ")}`);
  const password = [...new Set(accounts.map((account) => account.password))].join(", ");
  console.log(
    [
      "",
      `  Open        ${url}`,
      `  Ingest key  ${apiKey}`,
      `  Accounts    (password: ${password})`,
      ...lines,
      "",
      `  The same facts are in ${file}.`,
      "  Ctrl-C stops the server and the database.",
      "",
    ].join("\n"),
  );
}

async function main(): Promise<void> {
  const settings = requireSettings();
  await requireFreePort(settings);
  if (await isBuildCurrent()) report("The build is up to date");
  else {
    report("Building (about a minute the first time)");
    await buildApplication();
  }
  let seeded: Seeded | null = null;
  await runServer({
    settings,
    mode: "production",
    onProgress: report,
    async beforeServing(url) {
      seeded = await seedDemo({ previousApiKey: await readApiKey(settings), onProgress: report });
      await writeFacts(settings, { url, ...seeded });
    },
    onReady(url) {
      if (seeded) printFacts(url, seeded, factsFile(settings));
    },
  });
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
