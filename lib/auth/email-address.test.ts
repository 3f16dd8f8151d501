import { describe, expect, it } from "vitest";
import { maxEmailLength, normalizeEmail } from "./email-address";

describe("normalizeEmail", () => {
  it.each([
    "kim@acme.test",
    " Kim@ACME.test\n",
    "KIM@acme.test\u0000",
    "\u200bkim@acme.test\ufeff",
    "kim @acme.test",
    "ｋｉｍ＠ａｃｍｅ．ｔｅｓｔ",
    "kim@acme.test\ud800",
  ])("%j is one and the same", (text) => {
    expect(normalizeEmail(text)).toBe("kim@acme.test");
  });

  it("keeps what is longer than any address recognizable as such", () => {
    expect(normalizeEmail("a".repeat(100_000)).length).toBe(maxEmailLength + 1);
  });
});
