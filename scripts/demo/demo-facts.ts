import { readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { errorCode } from "@/lib/shared/error-code";

/** What the demo tells people, and scripts by its file. */
export interface DemoFacts {
  url: string;
  organization: string;
  projects: string[];
  accounts: { email: string; password: string; roles: string[] }[];
  apiKey: string;
}

export const factsFile = (dataDirectory: string) => path.join(dataDirectory, "demo.json");

/**
 * The ingest key of an earlier run, null without one: only its hash is in the database.
 * Throws with what to do where the file is damaged.
 */
export async function readApiKey(dataDirectory: string): Promise<string | null> {
  const file = factsFile(dataDirectory);
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    if (errorCode(error) === "ENOENT") return null;
    throw error;
  });
  if (text === null) return null;
  try {
    const facts = JSON.parse(text) as { apiKey?: unknown } | null;
    return typeof facts?.apiKey === "string" ? facts.apiKey : null;
  } catch (cause) {
    const mend =
      "Delete it and start again: the demo then makes another ingest key and writes the file anew.";
    throw new Error(`${file} is damaged: it is not JSON. ${mend}`, { cause });
  }
}

/** Whole or not at all: the file is read by scripts that wait for it. */
export async function writeFacts(
  dataDirectory: string,
  { url, organization, projects, accounts, apiKey }: DemoFacts,
): Promise<void> {
  const text = `${JSON.stringify({ url, organization, projects, accounts, apiKey }, null, 2)}\n`;
  const file = factsFile(dataDirectory);
  const unfinished = `${file}.${process.pid}`;
  await writeFile(unfinished, text, { mode: 0o600 });
  await rename(unfinished, file);
}
