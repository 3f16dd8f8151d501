import { describe, expect, it } from "vitest";
import { changedValue } from "./changed-value";

describe("changedValue", () => {
  it.each([
    ['"m2a.large"', "m2a.large"],
    ["2", "2"],
    ["9223372036854775807", "9223372036854775807"],
    ["1.10", "1.10"],
    ["null", "null"],
    ['{"a": 1}', '{"a": 1}'],
    ['"2"', '"2"'],
    ['"true"', '"true"'],
    ['""', '""'],
    ['" "', '" "'],
    ['"\\u0041"', "A"],
  ])("shows %s as %s", (json, text) => {
    expect(changedValue(json)).toBe(text);
  });
});
