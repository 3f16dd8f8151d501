import { describe, expect, it } from "vitest";
import { fieldFiltersOf, withoutFilter } from "./field-filters";
import { parseEventFilters, serializeEventFilters } from "./filters";

const filters = parseEventFilters(new URLSearchParams("from=-7d&actor=kim&actor=lee&actor=!kim&service=IAM"));

describe("field filters", () => {
  it("are every value with its field, in the order of the fields", () => {
    expect(fieldFiltersOf(filters).map(({ field, value, negated }) => [field, value, negated])).toEqual([
      ["service", "IAM", false],
      ["actor", "kim", false],
      ["actor", "lee", false],
      ["actor", "kim", true],
    ]);
  });

  it("are taken away one at a time", () => {
    const without = withoutFilter(filters, { field: "actor", value: "kim", negated: true });
    expect(serializeEventFilters(without).toString()).toBe("from=-7d&service=IAM&actor=kim&actor=lee");
  });

  it("tell a value from what begins with it", () => {
    const both = parseEventFilters(new URLSearchParams("event=a&event=a*"));
    const without = withoutFilter(both, { field: "event", value: "a", negated: false, isPrefix: true });
    expect(serializeEventFilters(without).toString()).toBe("event=a");
  });
});
