import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { factsFile, readApiKey, writeFacts } from "./demo-facts";

let directory = "";

beforeAll(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), "cairn-facts-"));
});

afterAll(() => rm(directory, { recursive: true, force: true }));

it("finds the key that an earlier run wrote, and none before the first", async () => {
  expect(await readApiKey(directory)).toBeNull();
  const facts = { url: "http://localhost:3000", organization: "acme", projects: [], accounts: [] };
  await writeFacts(directory, { ...facts, apiKey: "cairn_1" });
  expect(await readApiKey(directory)).toBe("cairn_1");
});

it.each(["", '{"url":"http:', "not JSON"])("says which file is damaged and what to do: %j", async (text) => {
  await writeFile(factsFile(directory), text);
  await expect(readApiKey(directory)).rejects.toThrow(`${factsFile(directory)} is damaged`);
});

it.each(["null", "[]", '{"apiKey":7}'])("takes a file without a key for none: %j", async (text) => {
  await writeFile(factsFile(directory), text);
  expect(await readApiKey(directory)).toBeNull();
});
