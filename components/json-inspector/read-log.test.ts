import { describe, expect, it } from "vitest";
import { parseTree } from "@/lib/shared/lossless-parse";
import { type ReadLog, readLog, readLogInSlices } from "./read-log";
import { copiedText, isLong } from "./value-text";

function inSlices(text: string): Promise<ReadLog> {
  return new Promise((resolve) => {
    readLogInSlices(text, resolve);
  });
}

describe("readLog", () => {
  it("says where a text is not JSON", () => {
    expect(readLog('{"a":1,\n}')).toEqual({ status: "invalid", line: 2, column: 1 });
  });

  it("reads the same at once and in slices", async () => {
    const text = `[${'{"a":[1,2,3]},'.repeat(20_000)}0]`;
    const [once, sliced] = [readLog(text), await inSlices(text)];
    if (once.status !== "tree" || sliced.status !== "tree") throw new Error("expected trees");
    expect(sliced.tree.count).toBe(once.tree.count);
    expect(sliced.layout.lineCount).toBe(once.layout.lineCount);
  });

  it("says in slices too where a text is not JSON", async () => {
    expect(await inSlices(`[${"1,".repeat(9000)}`)).toEqual({ status: "invalid", line: 1, column: 18_002 });
  });
});

describe("copiedText", () => {
  it.each([
    ['"a\\n\\u0062"', "a\nb"],
    ["9223372036854775807", "9223372036854775807"],
    ["1.10", "1.10"],
    ['{"b" : 1, "a":"\\u0061"}', '{"b" : 1, "a":"\\u0061"}'],
    ['"\\ud800"', '"\\ud800"'],
    ['"a\\u0000"', '"a\\u0000"'],
  ])("of %s loses nothing", (source, expected) => {
    expect(copiedText(parseTree(source), 0)).toBe(expected);
  });
});

describe("isLong", () => {
  it("counts decoded text", () => {
    expect(isLong(parseTree(`"${"\\u0061".repeat(100)}"`), 0)).toBe(false);
    expect(isLong(parseTree(`"${"a".repeat(161)}"`), 0)).toBe(true);
    expect(isLong(parseTree("1".repeat(161)), 0)).toBe(true);
    expect(isLong(parseTree(`[${"1,".repeat(200)}1]`), 0)).toBe(false);
  });
});
