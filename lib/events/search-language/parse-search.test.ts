import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { eventFilterNames, maxFilterValues, parseEventFilters, serializeEventFilters } from "../filters";
import { filtersOfSearch, maxSearchLength, parseSearch } from "./parse-search";

const now = Date.parse("2026-11-20T04:05:06Z");
const rules = { fields: eventFilterNames, projects: null, zone: "Asia/Seoul", now };

const read = (text: string) => parseSearch(text, rules);
const asked = (text: string) =>
  read(text).filters.map(
    ({ field, value, negated, isPrefix }) => `${negated ? "!" : ""}${field}=${value}${isPrefix ? "…" : ""}`,
  );
/** The first mistake, with what it underlines. */
const fault = (text: string, given: Partial<typeof rules> | { projects: string[] } = {}) => {
  const [first] = parseSearch(text, { ...rules, ...given }).faults;
  return first ? [first.reason, text.slice(first.start, first.end)] : null;
};

describe("parseSearch", () => {
  it.each([
    [
      'service:"Virtual Machine" actor:kim !outcome:success web-1',
      ["service=Virtual Machine", "actor=kim", "!outcome=success", "q=web-1"],
    ],
    ["-actor:kim -error", ["!actor=kim", "!q=error"]],
    ["user:kim IP:192.0.2.7 RESOURCETYPE:Node", ["actor=kim", "sourceIp=192.0.2.7", "resourceType=Node"]],
    ["ip:10.0.0.0/8 ip:2001:db8::/32", ["sourceIp=10.0.0.0/8", "sourceIp=2001:db8::/32"]],
    ["event:Instance* !event:Describe*", ["event=Instance…", "!event=Describe…"]],
    ['event:"Instance C"* event:"a*"', ["event=Instance C…", "event=a*"]],
    ["actor:kim actor:lee actor:kim", ["actor=kim", "actor=lee"]],
    // What is no field's name.
    ["arn:aws:iam::123:role/x", ["q=arn:aws:iam::123:role/x"]],
    ["https://example.com/a s3:GetObject", ["q=https://example.com/a s3:GetObject"]],
    ["Error: no such key", ["q=Error: no such key"]],
    ["resourceId:arn:aws:iam::123:role/x", ["resourceId=arn:aws:iam::123:role/x"]],
    // Plain words that stand together are one phrase.
    ["Console  Login", ["q=Console Login"]],
    ["web-1 actor:kim 인스턴스 생성", ["q=web-1", "actor=kim", "q=인스턴스 생성"]],
    ["web-1 !Console Login", ["q=web-1", "!q=Console Login"]],
    ['"Console" "Login fail" text:a b', ["q=Console", "q=Login fail", "q=a b"]],
    ["a - b", ["q=a - b"]],
    // Quotes and escapes.
    [
      String.raw`name:"a \"b\" c" name:"C:\\dir\x"`,
      ['resourceName=a "b" c', String.raw`resourceName=C:\dir\x`],
    ],
    [String.raw`actor:DOMAIN\kim`, [String.raw`actor=DOMAIN\kim`]],
    ['"!x" "service:x"', ["q=!x", "q=service:x"]],
    // Text from right to left, and of no width, is text.
    ["name:\u202Eabc\u202C", ["resourceName=\u202Eabc\u202C"]],
    ["name:a\u200Bb", ["resourceName=a\u200Bb"]],
    ["   ", []],
  ])("reads %j", (text, filters) => {
    expect(read(text).faults).toEqual([]);
    expect(asked(text)).toEqual(filters);
  });

  it.each([
    ["at:-7d", { from: "-7d", to: null }],
    ["time:..-1h", { from: null, to: "-1h" }],
    ["at:-7d..-1h", { from: "-7d", to: "-1h" }],
    // Whole days of the reader's zone; the last day counts.
    ["at:2026-11-01..2026-11-07", { from: "2026-10-31T15:00:00.000Z", to: "2026-11-07T15:00:00.000Z" }],
    ["at:2026-11-01", { from: "2026-10-31T15:00:00.000Z", to: "2026-11-01T15:00:00.000Z" }],
    ["at:2026-11-01..", { from: "2026-10-31T15:00:00.000Z", to: null }],
    ["at:2026-12", { from: "2026-11-30T15:00:00.000Z", to: "2026-12-31T15:00:00.000Z" }],
    [
      "at:2026-11-01T09:00..2026-11-01T10:00",
      { from: "2026-11-01T00:00:00.000Z", to: "2026-11-01T01:00:00.000Z" },
    ],
    ["at:2026-11-01T09:00", { from: "2026-11-01T00:00:00.000Z", to: "2026-11-01T00:01:00.000Z" }],
    ["at:2026-11-01T00:00:00+09:00..", { from: "2026-11-01T00:00:00+09:00", to: null }],
    ["at:2026-11-01T00:00:00Z", { from: "2026-11-01T00:00:00Z", to: "2026-11-01T00:00:01.000Z" }],
    ["actor:kim", null],
  ])("reads the range of %j", (text, range) => {
    expect(read(text)).toMatchObject({ range, faults: [] });
  });

  it("takes a day of a zone whose clock changes from midnight to midnight", () => {
    const { range } = parseSearch("at:2026-11-01", { ...rules, zone: "America/New_York" });
    expect(range).toEqual({ from: "2026-11-01T04:00:00.000Z", to: "2026-11-02T05:00:00.000Z" });
  });
});

describe("a mistake", () => {
  it.each([
    ['actor:kim service:"Virtual', "quoteNotClosed", '"Virtual'],
    ['a"b', "quoteInWord", '"'],
    ['name:"a"b c', "textAfterQuote", "b"],
    ["event:In*stance", "starInside", "*"],
    ["event:*", "starInside", "*"],
    ["web*", "noWildcard", "web*"],
    ["notification:a*", "noWildcard", "a*"],
    ["outcome:succ*", "badChoice", "succ*"],
    ["actor:kim !colour:red", "unknownField", "colour"],
    ["log.userIdentity.type:Root", "unknownField", "log.userIdentity.type"],
    ["web-1 !Scope:project", "scopeIsTheList", "!Scope"],
    ["actor:kim service: web", "valueNeeded", "service:"],
    ["!", "valueNeeded", "!"],
    ["x", "textTooShort", "x"],
    ["outcome:maybe", "badChoice", "maybe"],
    ["kim ip:10.0.0.0/33", "badNetwork", "10.0.0.0/33"],
    ["notification:1", "badMessageId", "1"],
    ["at:yesterday", "badTime", "yesterday"],
    ["at:2026-11-01..2026-02-30", "badTime", "2026-02-30"],
    ["at:2026-11-31", "badTime", "2026-11-31"],
    ["at:2026-13", "badTime", "2026-13"],
    ["at:9999-12", "badTime", "9999-12"],
    ["at:..", "badTime", ".."],
    ["at:2026-11-07..2026-11-01", "fromAfterTo", "2026-11-07..2026-11-01"],
    ["at:-1h..-2h", "fromAfterTo", "-1h..-2h"],
    ["at:-7d at:-1d", "rangeGivenTwice", "at:-1d"],
    ["!at:-7d", "rangeNegated", "!at:-7d"],
    ["name:a\0b", "impossibleText", "a\0b"],
    ["name:\uD800", "impossibleText", "\uD800"],
  ])("is known with its place in %j", (text, reason, where) => {
    expect(fault(text)).toEqual([reason, where]);
  });

  it("of a list's own rules is known: its fields and its projects", () => {
    const projects = ["web-shop", "data-platform"];
    expect(fault("!project:web", { projects })).toEqual(["badChoice", "web"]);
    expect(parseSearch("project:x", { ...rules, projects }).faults[0]?.choices).toEqual(projects);
    expect(fault("project:web-shop", { projects })).toBeNull();
    const fields = eventFilterNames.filter((name) => name !== "project");
    expect(fault("a1 project:web-shop", { fields: fields as typeof eventFilterNames })).toEqual([
      "fieldOfOtherLists",
      "project",
    ]);
  });

  it.each([
    ["sevice:x", "service"],
    ["outcom:success", "outcome"],
    ["usr:kim", "actor"],
    ["resourceTyp:x", "resourceType"],
    ["sourceAddress:x", null],
    ["colour:red", null],
  ])("in a name leads to the name that is near: %s", (text, nearest) => {
    expect(read(text).faults[0]).toMatchObject({ reason: "unknownField", nearest });
  });

  it("stands beside all others of the text", () => {
    expect(read('x outcome:maybe at:.. name:"').faults.map(({ reason }) => reason)).toEqual([
      "textTooShort",
      "badChoice",
      "badTime",
      "quoteNotClosed",
    ]);
  });
});

describe("a long search", () => {
  it("has bounds: of a value, of a field's values and of the whole", () => {
    expect(fault(`name:${"x".repeat(5_000)}`)?.[0]).toBe("tooLong");
    const many = Array.from({ length: maxFilterValues + 1 }, (_, n) => `event:e${n}`).join(" ");
    expect(fault(many)).toEqual(["tooMany", "event:e50"]);
    const long = Array.from({ length: 7 }, (_, n) => `event:e${n}${"x".repeat(1_000)}`).join(" ");
    expect(fault(long)).toEqual(["tooLongTogether", long]);
    expect(fault("a".repeat(maxSearchLength + 3))).toEqual(["tooLongTogether", "aaa"]);
  });

  it.each(['"', "\\", '"\\', "a:", "ab:", "!", "-", "*", "log.", "a ", "at:..", "\u202E", "\u200B", ".."])(
    "of %j over and over is read as any other",
    (piece) => {
      const text = piece.repeat(Math.floor(5_000 / piece.length));
      const { faults } = read(text);
      for (const { start, end } of faults) expect(start).toBeLessThan(end);
    },
  );

  it("of anything is read, its mistakes stand in order within it, and what has none is an address", () => {
    const piece = fc.constantFrom(
      '"',
      "\\",
      "!",
      "-",
      "*",
      ":",
      " ",
      "..",
      "at:",
      "actor:",
      "q:",
      "ip:",
      "log.",
      "event:",
      "10.0.0.0/8",
      "-7d",
      "outcome:success",
      "2026-11-01",
      "kim",
      "한글",
      "\u202E",
      "\0",
    );
    const text = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.array(piece).map((pieces) => pieces.join("")),
    );
    fc.assert(
      fc.property(text, (typed) => {
        const parsed = read(typed);
        for (const { start, end, text: where } of parsed.faults) expect(typed.slice(start, end)).toBe(where);
        expect(parsed.faults.map(({ start }) => start)).toEqual(
          parsed.faults.map(({ start }) => start).toSorted((a, b) => a - b),
        );
        if (parsed.faults.length > 0) return;
        const filters = filtersOfSearch(parsed);
        expect(parseEventFilters(serializeEventFilters(filters))).toEqual(filters);
      }),
      { numRuns: 500 },
    );
  });
});
