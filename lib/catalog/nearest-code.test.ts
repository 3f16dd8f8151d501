import { describe, expect, it } from "vitest";
import { countSlips, findNearestCode } from "./nearest-code";

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

describe("findNearestCode", () => {
  it.each([
    ["service", "Virtual Machin", "Virtual Machine"],
    ["service", "virtual machine", "Virtual Machine"],
    ["service", "Objcet Storage", "Object Storage"],
    ["event", "Instance Craete", "Instance Create"],
    ["event", "인스턴스 생성", "Instance Create"],
    ["event", "CACHE_FLAVOR_MODIFICATON_FAILED", "CACHE_FLAVOR_MODIFICATION_FAILED"],
    ["resourceType", "Instnace", "Instance"],
    ["provider", "kakaoclod", "kakaocloud"],
  ] as const)("finds for the %s %j", (kind, text, code) => {
    expect(findNearestCode(kind, text)).toBe(code);
  });

  it("has nothing to say of a code, and of what is near to none", () => {
    expect(findNearestCode("service", "Virtual Machine")).toBeNull();
    expect(findNearestCode("event", "Instance Create")).toBeNull();
    expect(findNearestCode("service", "qqqqqqqqqq")).toBeNull();
    expect(findNearestCode("service", "x".repeat(1_000))).toBeNull();
    expect(findNearestCode("service", "")).toBeNull();
  });
});
