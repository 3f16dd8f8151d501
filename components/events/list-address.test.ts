import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyEventFilters } from "@/lib/events/filters";
import { addFilter, clearFilters, narrowTo, replaceFilter } from "./change-filters";
import {
  chipsOf,
  readListAddress,
  refusalOf,
  removeFilter,
  turnOrder,
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

  it.each(["2026-11-20T04:05:06Z", "2026-11-20T13:05:06.000%2B09:00", "2026-11-20t04:05:06.0000z"])(
    "writes the time of the opened event as rows do, for %s",
    (time) => {
      expect(read(`open=x&openAt=${time}`).open?.occurredAt).toBe("2026-11-20T04:05:06.000Z");
    },
  );

  it.each(["2026", "2026-11-20", "2026-11-20T04:05:06"])(
    "opens nothing at %s, which is no instant",
    (time) => {
      expect(read(`open=x&openAt=${time}`).open).toBeNull();
    },
  );

  it("says how the list is shown where it names that", () => {
    const { view } = read("columns=time.event&widths=event.240&zone=Asia%2FSeoul");
    expect(view.zone).toBe("Asia/Seoul");
    expect(view.layout?.order.slice(0, 2)).toEqual(["time", "event"]);
    expect(view.layout?.widths).toEqual({ event: 240 });
    expect(read("from=-7d").view).toEqual({ layout: null, zone: null });
  });

  it("keeps how the list is shown beside its filters", () => {
    const query = "?from=-7d&columns=time.event.user&widths=event.240&zone=Asia%2FSeoul";
    expect(writeListAddress(read(query))).toBe(query);
  });

  it("keeps which saved view was opened, whatever was changed since", () => {
    const address = read("from=-7d&view=v-1");
    expect(writeListAddress(address)).toBe("?from=-7d&view=v-1");
    expect(writeListAddress({ ...address, filters: turnOrder(address.filters) })).toBe(
      "?from=-7d&order=asc&view=v-1",
    );
  });

  it("refuses a zone that it does not know: times would read otherwise than their writer saw them", () => {
    expect(() => read("zone=Mars%2FOlympus")).toThrow();
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

describe("replaceFilter", () => {
  const some = read("actor=kin&actor=lee&service=IAM").filters;
  const kin = { field: "actor", value: "kin", negated: false } as const;

  it("puts a value in the place of another, and has none twice", () => {
    const valuesOf = (value: string) => replaceFilter(some, kin, value).actor.map((item) => item.value);
    expect(valuesOf("kim")).toEqual(["kim", "lee"]);
    expect(valuesOf("lee")).toEqual(["lee"]);
    expect(replaceFilter(some, kin, "kim").service).toEqual(some.service);
  });
});

describe("refusalOf", () => {
  const of = (field: "q" | "actor", ...values: string[]) =>
    refusalOf({ ...emptyEventFilters, [field]: values.map((value) => ({ value, negated: true })) });

  it("takes what a list can be asked for", () => {
    expect(refusalOf(read("from=-7d&service=!IAM&q=web").filters)).toBeNull();
    expect(of("q", "x".repeat(1_024))).toBeNull();
  });

  it.each([
    ["a text of one character", () => of("q", "x"), "q"],
    ["a value that is too long", () => of("q", "x".repeat(1_025)), "q"],
    [
      "too many values of a field",
      () => of("actor", ...Array.from({ length: 51 }, (_, index) => `u-${index}`)),
      "actor",
    ],
    [
      "too much together",
      () => of("actor", ...Array.from({ length: 7 }, (_, index) => `${index}`.padEnd(1_000, "x"))),
      "",
    ],
    [
      "a bound that no address holds",
      () => refusalOf({ ...emptyEventFilters, range: { from: "+010000-01-01T00:00:00.000Z", to: null } }),
      "from",
    ],
  ])("refuses %s", (_, refusal, path) => {
    expect(refusal()?.path).toBe(path);
  });
});
