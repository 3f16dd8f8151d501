import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

type Messages = { [key: string]: string | Messages };

const root = path.join(import.meta.dirname, "../..");

const keysOf = (messages: Messages, prefix = ""): string[] =>
  Object.entries(messages).flatMap(([key, value]) =>
    typeof value === "string" ? [prefix + key] : keysOf(value, `${prefix}${key}.`),
  );

const sources = ["app", "components", "lib"]
  .flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" }).map((file) =>
      path.join(root, folder, file),
    ),
  )
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
  .map((file) => readFileSync(file, "utf8"))
  .join("\n");

/** Texts in quotes, names of properties, and what templates begin with: all that a key can be written as. */
const words = new Set(
  [...sources.matchAll(/"([\w.-]+)"|'([\w.-]+)'|\b(\w+)\??:/g)].map(
    ([, double, single, name]) => double ?? single ?? name,
  ),
);
const beginnings = [...new Set([...sources.matchAll(/`([\w.]+\.)\$\{/g)].map(([, text]) => text ?? ""))];

/** The key as it is, and without the names that a translator was made for: `events.title.all` as `all` too. */
const writtenAs = (key: string) => key.split(".").map((_, index, parts) => parts.slice(index).join("."));

const isUsed = (key: string) =>
  writtenAs(key).some(
    (text) => words.has(text) || beginnings.some((beginning) => text.startsWith(beginning)),
  );

describe("every message is shown somewhere", () => {
  it.each(readdirSync(path.join(root, "messages/en")))("in %s", (file) => {
    const messages: Messages = JSON.parse(readFileSync(path.join(root, "messages/en", file), "utf8"));
    expect(keysOf(messages).filter((key) => !isUsed(key))).toEqual([]);
  });
});
