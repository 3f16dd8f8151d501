import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { errorCode } from "@/lib/shared/error-code";

/** Everything that a build reads. */
const places = [
  "app",
  "components",
  "lib",
  "db",
  "messages",
  "public",
  "instrumentation.ts",
  "proxy.ts",
  "next.config.js",
  "postcss.config.mjs",
  "tsconfig.json",
  "package-lock.json",
];

/** Tests and the data they and the demo's seed read are in no bundle. */
const isBuilt = (file: string) =>
  !/\.test\.tsx?$/.test(file) &&
  !file.includes(`${path.sep}testdata${path.sep}`) &&
  !file.startsWith("db/seed/");

async function listFiles(place: string): Promise<string[]> {
  const entries = await readdir(place, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if (errorCode(error) === "ENOTDIR") return null;
    if (errorCode(error) === "ENOENT") return [];
    throw error;
  });
  if (entries === null) return [place];
  // `path` was renamed to `parentPath` in Node 20.12.
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name));
}

/** Hashes names and contents of all that a build reads, so that a build is repeated only when it would differ. */
export async function hashSources(): Promise<string> {
  const files = (await Promise.all(places.map(listFiles))).flat().filter(isBuilt).sort();
  const hash = createHash("sha256").update(process.version.split(".")[0] ?? "");
  for (const file of files) {
    const bytes = await readFile(file);
    hash.update(`\n${file} ${bytes.length}\n`).update(bytes);
  }
  return hash.digest("hex");
}
