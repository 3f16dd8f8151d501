import { describe, expect, it } from "vitest";
import { findNearestCode } from "./nearest-code";

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
