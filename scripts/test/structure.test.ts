import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

/** What dependency-cruiser can't see: it does not tell imports of types from others, nor the order of lines. */
const filesUnder = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => path.join(folder, name))
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && !file.includes("/testing/"));

const read = (file: string) => readFileSync(file, "utf8");

/** The modules that a file imports more than types of. */
function importedValues(source: string): string[] {
  const statements = source.matchAll(/^(?:import|export)\s+(?!type\b)([^;]*?)\s+from\s+"([^"]+)"/gm);
  return [...statements]
    .filter(([, names = ""]) => !/^\{(?:\s*type\s+\w+(?:\s+as\s+\w+)?\s*,?)+\s*\}$/.test(names.trim()))
    .map(([, , module = ""]) => module);
}

describe("the structure", () => {
  it("keeps server code out of the browser's bundle by its first line", () => {
    const server = filesUnder("lib").filter((file) => /^lib\/[^/]+\/server\//.test(file));
    const wrong = [...server, "db/client.ts"].filter(
      (file) => !read(file).startsWith('import "server-only";'),
    );
    expect(wrong).toEqual([]);
  });

  // zod is large, and tries to compile code, which the content security policy refuses and reports.
  it("lets browser code take types from the contracts, and nothing else", () => {
    const rules = filesUnder("lib").filter((file) => /^lib\/[^/]+\/(filters|model|queries)\.ts$/.test(file));
    const browser = [...filesUnder("components"), ...rules, "lib/http/api-client.ts"];
    const wrong = browser.filter((file) =>
      importedValues(read(file)).some((module) => module === "zod" || /(^|\/)contract$/.test(module)),
    );
    expect(wrong).toEqual([]);
  });
});
