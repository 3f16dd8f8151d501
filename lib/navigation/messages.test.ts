import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { messageNamespaces } from "./load-messages";
import { locales } from "./preferences";

type Messages = { [key: string]: string | Messages };

const root = path.join(import.meta.dirname, "../../messages");
const namespacesOf = (locale: string) => readdirSync(path.join(root, locale)).sort();
const read = (locale: string, file: string): Messages =>
  JSON.parse(readFileSync(path.join(root, locale, file), "utf8"));

function textsOf(messages: Messages, prefix = ""): Map<string, string> {
  return new Map(
    Object.entries(messages).flatMap(([key, value]) =>
      typeof value === "string"
        ? [[prefix + key, value] as const]
        : [...textsOf(value, `${prefix}${key}.`).entries()],
    ),
  );
}

/** The arguments of an ICU message: `{name}`, `{count, plural, …}` and the tags `<b>`. */
function argumentsOf(message: string): string[] {
  // What a number chooses between stands in braces too: `one {minute}`.
  const text = message.replace(/(?:\b(?:one|other|zero)|=\d+)\s*\{/g, "(");
  const names = [...text.matchAll(/\{\s*(\w+)\s*[,}]/g), ...text.matchAll(/<(\w+)>/g)].map(
    (match) => match[1],
  );
  return [...new Set(names.filter((name): name is string => Boolean(name)))].sort();
}

describe("messages", () => {
  it("has every namespace in every language, and loads each", () => {
    const files = messageNamespaces.map((name) => `${name}.json`);
    for (const locale of locales) expect(namespacesOf(locale)).toEqual(files);
  });

  describe.each(namespacesOf("en"))("%s", (file) => {
    const english = textsOf(read("en", file));
    const korean = textsOf(read("ko", file));

    it("has the same keys in both languages", () => {
      expect([...korean.keys()].sort()).toEqual([...english.keys()].sort());
    });

    it("has no empty text", () => {
      for (const [key, text] of [...english, ...korean]) expect(text.trim(), key).not.toBe("");
    });

    it("uses the same arguments in both languages", () => {
      for (const [key, text] of english) {
        expect(argumentsOf(korean.get(key) ?? ""), key).toEqual(argumentsOf(text));
      }
    });
  });
});
