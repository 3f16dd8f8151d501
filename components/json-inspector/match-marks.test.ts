import { describe, expect, it } from "vitest";
import { parseTree } from "@/lib/shared/lossless-parse";
import { findInLog, findInText } from "./find-in-log";
import { marksOfNode } from "./match-marks";
import { cutAtMatches } from "./raw-pieces";

describe("marksOfNode", () => {
  const matches = findInLog(parseTree('{"aba":"cab","b":1,"x":"a"}'), "a");

  it("parts the marks of key and value and tells the current one", () => {
    expect(marksOfNode(matches, 1, 2)).toEqual({
      key: [
        { start: 0, end: 1, isCurrent: false },
        { start: 2, end: 3, isCurrent: false },
      ],
      value: [{ start: 1, end: 2, isCurrent: true }],
    });
  });

  it("gives every node without matches the same object", () => {
    expect(marksOfNode(matches, 2, 0)).toBe(marksOfNode(matches, 0, 0));
  });
});

describe("cutAtMatches", () => {
  const text = "abcabcabc";
  const pieces = (query: string, from: number, to: number, place: number) =>
    cutAtMatches(text.slice(from, to), from, findInText(text, query), place).map((piece) => [
      piece.text,
      piece.mark,
    ]);

  it("marks what lies in the row", () => {
    expect(pieces("bc", 0, 9, 1)).toEqual([
      ["a", "none"],
      ["bc", "match"],
      ["a", "none"],
      ["bc", "current"],
      ["a", "none"],
      ["bc", "match"],
    ]);
  });

  it("marks the part of a match that begins or ends in another row", () => {
    expect(pieces("bc", 2, 5, 0)).toEqual([
      ["c", "current"],
      ["a", "none"],
      ["b", "match"],
    ]);
    expect(pieces("bcabc", 3, 4, 0)).toEqual([["a", "current"]]);
  });

  it("leaves a row without matches whole", () => {
    expect(pieces("x", 2, 5, 0)).toEqual([["cab", "none"]]);
    expect(pieces("a", 1, 1, 0)).toEqual([]);
  });
});
