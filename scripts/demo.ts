import type { Settings } from "@/lib/shared/settings";
import { buildApplication, isBuildCurrent } from "./build/build-application";
import { factsFile, readApiKey, writeFacts } from "./demo/demo-facts";
import { seedDemo } from "./demo/seed-demo";
import { findFaults, refusal } from "./serve/find-faults";
import { runServer } from "./serve/run-server";

type Seeded = Awaited<ReturnType<typeof seedDemo>>;

const startedAt = Date.now();

function report(message: string): void {
  const seconds = ((Date.now() - startedAt) / 1_000).toFixed(1).padStart(6);
  console.log(`${seconds} s  ${message}`);
}

/** Said before a build of half a minute, not after it. */
async function requireSettings(): Promise<Settings> {
  const { faults, settings } = await findFaults("development");
  if (faults.length > 0 || !settings) throw refusal("The demo", faults);
  return settings;
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
  const settings = await requireSettings();
  const { dataDirectory } = settings;
  const previousApiKey = await readApiKey(dataDirectory);
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
      seeded = await seedDemo({ previousApiKey, onProgress: report });
      await writeFacts(dataDirectory, { url, ...seeded });
    },
    onReady(url) {
      if (seeded) printFacts(url, seeded, factsFile(dataDirectory));
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
