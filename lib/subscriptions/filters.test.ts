import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/shared/errors";
import { emptySubscriptionFilters, parseSubscriptionQuery, serializeSubscriptionFilters } from "./filters";

function faultsOf(query: string): string[] {
  try {
    parseSubscriptionQuery(new URLSearchParams(query));
    return [];
  } catch (error) {
    return error instanceof AppError && error.code === "malformed"
      ? error.fields.map(({ path }) => path)
      : [];
  }
}

describe("filters of subscriptions", () => {
  it("read back what was written", () => {
    const text = fc.string({ unit: "grapheme", maxLength: 20 }).filter((value) => !value.includes("\0"));
    const filters = fc.record({
      q: text,
      name: text,
      source: text,
      userGroup: text,
      enabled: fc.option(fc.boolean()),
    });
    fc.assert(
      fc.property(filters, (wanted) => {
        const written = serializeSubscriptionFilters(wanted).toString();
        expect(parseSubscriptionQuery(new URLSearchParams(written)).filters).toEqual(wanted);
      }),
    );
  });

  it("are none by default, with the first page", () => {
    expect(parseSubscriptionQuery(new URLSearchParams())).toEqual({
      filters: emptySubscriptionFilters,
      limit: 50,
      cursor: null,
    });
  });

  it.each([
    ["status=on", ["status"]],
    ["q=", ["q"]],
    ["name=a&name=b", ["name"]],
    ["enabled=yes", ["enabled"]],
    ["limit=201", ["limit"]],
    ["limit=0&cursor=a&cursor=b", ["limit", "cursor"]],
    [`source=${"x".repeat(513)}`, ["source"]],
    ["q=%00", ["q"]],
  ])("refuse %s", (query, paths) => {
    expect(faultsOf(query)).toEqual(paths);
  });
});
