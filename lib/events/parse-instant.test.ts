import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseInstant } from "./parse-instant";

const iso = (text: string) => {
  const instant = parseInstant(text);
  return instant === null ? null : new Date(instant).toISOString();
};

describe("parseInstant", () => {
  it.each([
    ["2026-11-20T04:05:06Z", "2026-11-20T04:05:06.000Z"],
    ["2026-11-20t04:05:06.7z", "2026-11-20T04:05:06.700Z"],
    ["2026-11-20T04:05:06.7899999Z", "2026-11-20T04:05:06.789Z"],
    ["2026-11-20T04:05:06.999999999999999999999Z", "2026-11-20T04:05:06.999Z"],
    ["2026-11-20T04:05:06+09:00", "2026-11-19T19:05:06.000Z"],
    ["2026-11-19T23:30:00.5-23:59", "2026-11-20T23:29:00.500Z"],
    ["2026-11-20T04:05:06-00:00", "2026-11-20T04:05:06.000Z"],
    ["2024-02-29T00:00:00Z", "2024-02-29T00:00:00.000Z"],
    ["2000-02-29T00:00:00Z", "2000-02-29T00:00:00.000Z"],
    ["0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000Z"],
    ["9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z"],
  ])("reads %s", (text, expected) => expect(iso(text)).toBe(expected));

  it.each([
    ["2016-12-31T23:59:60Z", "2016-12-31T23:59:59.999Z"],
    ["2016-12-31T23:59:60.25Z", "2016-12-31T23:59:59.999Z"],
    ["2017-01-01T08:59:60+09:00", "2016-12-31T23:59:59.999Z"],
    ["2015-06-30T16:59:60-07:00", "2015-06-30T23:59:59.999Z"],
  ])("keeps the leap second %s on its day", (text, expected) => expect(iso(text)).toBe(expected));

  it.each([
    "",
    "2026-11-20",
    "2026-11-20T04:05Z",
    "2026-11-20T04:05:06",
    "2026-11-20 04:05:06Z",
    "2026-11-20T04:05:06.Z",
    "2026-11-20T04:05:06,5Z",
    "2026-11-20T04:05:06+0900",
    "2026-11-20T04:05:06+24:00",
    "2026-11-20T04:05:06+09:60",
    "2026-11-20T04:05:06Z ",
    " 2026-11-20T04:05:06Z",
    "2026-11-20T04:05:06ZZ",
    "2026-11-20T24:00:00Z",
    "2026-11-20T04:60:00Z",
    "2026-11-20T04:05:61Z",
    "2026-13-01T00:00:00Z",
    "2026-00-01T00:00:00Z",
    "2026-02-29T00:00:00Z",
    "1900-02-29T00:00:00Z",
    "2026-04-31T00:00:00Z",
    "2026-11-20Ŕ04:05:06Z",
    "２026-11-20T04:05:06Z",
    "12026-11-20T04:05:06Z",
    "-2026-11-20T04:05:06Z",
    // Leap seconds come at the end of a month of UTC and nowhere else.
    "2026-11-20T04:05:60Z",
    "2026-11-20T23:59:60Z",
    "2016-12-31T23:59:60+09:00",
  ])("reads nothing from %j", (text) => expect(parseInstant(text)).toBeNull());

  it("reads what Date writes, for every year of RFC 3339", () => {
    const dates = fc.date({
      min: new Date("0001-01-01T00:00:00.000Z"),
      max: new Date("9999-12-31T23:59:59.999Z"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(dates, (date) => {
        expect(parseInstant(date.toISOString())).toBe(date.getTime());
      }),
    );
  });
});
