import { describe, expect, it } from "vitest";
import { countSlips } from "./count-slips";

describe("countSlips", () => {
  it.each([
    ["abc", "abc", 0],
    ["abc", "abd", 1],
    ["abc", "ab", 1],
    ["abc", "xabc", 1],
    ["abc", "acb", 1],
    ["", "ab", 2],
    ["bulket", "bucket", 1],
  ])("counts between %j and %j", (a, b, slips) => {
    expect(countSlips(a, b, 3)).toBe(slips);
    expect(countSlips(b, a, 3)).toBe(slips);
  });

  it("stops counting beyond the bound", () => {
    expect(countSlips("abcdef", "uvwxyz", 2)).toBeGreaterThan(2);
    expect(countSlips("a", "a".repeat(50), 3)).toBeGreaterThan(3);
  });
});
