import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type EventFilters, emptyEventFilters, eventFilterNames, parseEventFilters } from "../filters";
import { anyEventFilters } from "../testing/any-event-filters";
import { filtersOfSearch, parseSearch } from "./parse-search";
import { printFilter, printSearch } from "./print-search";

const rules = {
  fields: eventFilterNames,
  projects: null,
  zone: "Asia/Seoul",
  now: Date.parse("2026-11-20T04:05:06Z"),
};
const parse = (text: string) => parseSearch(text, rules);
const of = (query: string) => parseEventFilters(new URLSearchParams(query));

describe("printSearch", () => {
  it("prints what is read to the same filters", () => {
    fc.assert(
      fc.property(anyEventFilters, (any) => {
        // The order of a list is no part of a search, and a search refuses a range that ends before it begins.
        const filters: EventFilters = { ...any, order: "desc", range: { from: any.range.from, to: null } };
        const parsed = parse(printSearch(filters));
        expect(parsed.faults).toEqual([]);
        expect(filtersOfSearch(parsed)).toEqual(filters);
      }),
      { numRuns: 300 },
    );
  });

  it("prints a value of spaces alone", () => {
    expect(filtersOfSearch(parse(printSearch(of("service=+"))))).toEqual(of("service=+"));
  });

  it("prints the same of what it printed, however that was typed", () => {
    const piece = fc.constantFrom(
      "actor:kim",
      "-user:kim",
      'service:"Virtual Machine"',
      "event:Inst*",
      '"a b"',
      "plain",
      "words",
      "!x1",
      "at:-7d",
      "at:2026-11-01..",
      "ip:10.0.0.0/8",
      String.raw`name:"a\"b\\"`,
      "text:zz",
      String.raw`"\\x"`,
      "a:b:c",
      "- -",
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const parsed = parse(pieces.join(" "));
        if (parsed.faults.length > 0) return;
        const printed = printSearch(filtersOfSearch(parsed));
        expect(parse(printed).faults).toEqual([]);
        expect(printSearch(filtersOfSearch(parse(printed)))).toBe(printed);
      }),
      { numRuns: 300 },
    );
  });

  it("prints one text for each filter, quoted where it must be", () => {
    expect(printSearch(emptyEventFilters)).toBe("");
    expect(printSearch(of("service=Virtual+Machine&outcome=!success&actor=kim&q=web-1&from=-7d"))).toBe(
      'service:"Virtual Machine" actor:kim !outcome:success web-1 at:-7d..',
    );
    expect(printSearch(of("event=Instance*&event=a%5C*&q=one&q=two"))).toBe(
      'event:Instance* event:"a*" "one" "two"',
    );
    expect(printSearch(of("to=-1h"))).toBe("at:..-1h");
  });

  it.each([
    "web-1",
    "Console Login",
    "!x",
    "-x",
    "service:x",
    "scope:x",
    "log.a:b",
    "arn:aws:iam",
    'a "b" c',
    "a*",
  ])("prints the text %j so that it is read as itself", (value) => {
    for (const negated of [false, true]) {
      const item = { field: "q", value, negated } as const;
      expect(parse(printFilter(item))).toMatchObject({ filters: [item], faults: [] });
    }
  });
});
