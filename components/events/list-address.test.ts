import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyEventFilters } from "@/lib/events/filters";
import {
  addFilter,
  chipsOf,
  clearFilters,
  narrowTo,
  readListAddress,
  removeFilter,
  writeListAddress,
} from "./list-address";

const read = (query: string) => readListAddress(new URLSearchParams(query));

describe("the address of a list", () => {
  it("shows the last 24 hours where it names no range", () => {
    expect(read("").filters.range).toEqual({ from: "-24h", to: null });
    expect(read("to=2026-01-01T00:00:00Z").filters.range.from).toBeNull();
  });

  it("keeps relative ranges relative", () => {
    expect(writeListAddress(read("from=-7d&service=!IAM"))).toBe("?from=-7d&service=%21IAM");
  });

  it("keeps the opened event", () => {
    const address = read("open=a%2Fb&openAt=2026-11-20T04:05:06.789Z");
    expect(address.open).toEqual({ id: "a/b", occurredAt: "2026-11-20T04:05:06.789Z" });
    expect(readListAddress(new URLSearchParams(writeListAddress(address))).open).toEqual(address.open);
    expect(read("open=x&openAt=never").open).toBeNull();
    expect(read("open=x").open).toBeNull();
  });

  it("refuses what it does not know", () => {
    expect(() => read("colour=red")).toThrow();
  });

  it("comes back as it was written", () => {
    const value = fc
      .string({ minLength: 1, maxLength: 40, unit: "grapheme" })
      .filter((text) => !text.includes("\0"));
    fc.assert(
      fc.property(fc.array(fc.record({ value, negated: fc.boolean() }), { maxLength: 5 }), (items) => {
        const filters = items.reduce(
          (all, item) => addFilter(all, { field: "service", ...item }),
          read("").filters,
        );
        const written = writeListAddress({ filters, open: null });
        expect(readListAddress(new URLSearchParams(written)).filters).toEqual(filters);
      }),
    );
  });
});

describe("filters", () => {
  const chip = (value: string, negated = false) => ({ field: "service", value, negated }) as const;

  it("are added once, and the later wish about a value stands", () => {
    const once = addFilter(addFilter(emptyEventFilters, chip("IAM")), chip("IAM"));
    expect(chipsOf(once)).toEqual([chip("IAM")]);
    expect(chipsOf(addFilter(once, chip("IAM", true)))).toEqual([chip("IAM", true)]);
  });

  it("narrow to one value and keep what is excluded", () => {
    const some = [chip("IAM"), chip("VPC"), chip("S3", true)].reduce(addFilter, emptyEventFilters);
    expect(chipsOf(narrowTo(some, chip("MySQL")))).toEqual([chip("S3", true), chip("MySQL")]);
    expect(chipsOf(narrowTo(some, chip("IAM", true)))).toEqual([
      chip("VPC"),
      chip("S3", true),
      chip("IAM", true),
    ]);
  });

  it("are removed one by one or all at once", () => {
    const some = [chip("IAM"), chip("IAM2")].reduce(addFilter, emptyEventFilters);
    expect(chipsOf(removeFilter(some, chip("IAM")))).toEqual([chip("IAM2")]);
    expect(chipsOf(clearFilters(some))).toEqual([]);
  });
});
