import { describe, expect, it } from "vitest";
import { rangeAround, rangeToNearest } from "./nearest-range";

const now = Date.parse("2026-11-20T08:00:00Z");

describe("rangeAround", () => {
  it("is a day with the event in its middle", () => {
    expect(rangeAround("2023-07-10T11:42:18.250Z")).toEqual({
      from: "2023-07-09T23:42:00.000Z",
      to: "2023-07-10T23:43:00.000Z",
    });
  });
});

describe("rangeToNearest", () => {
  it("ends right after an earlier event, newest first, as long as the present range", () => {
    const bounds = { from: now - 24 * 3_600_000, to: null };
    expect(rangeToNearest("2023-07-10T11:42:18.250Z", "before", bounds, now)).toEqual({
      range: { from: "2023-07-09T11:43:00.000Z", to: "2023-07-10T11:43:00.000Z" },
      order: "desc",
    });
  });

  it("begins right before a later event, oldest first, at least an hour long", () => {
    const bounds = { from: now - 60_000, to: now };
    expect(rangeToNearest("2026-11-20T10:00:59.999Z", "after", bounds, now)).toEqual({
      range: { from: "2026-11-20T10:00:00.000Z", to: "2026-11-20T11:00:00.000Z" },
      order: "asc",
    });
  });

  it("holds an event on a whole minute, since the end of a range is not in it", () => {
    const { range } = rangeToNearest("2026-11-19T10:00:00.000Z", "before", { from: now, to: now }, now);
    expect(range).toEqual({ from: "2026-11-19T09:01:00.000Z", to: "2026-11-19T10:01:00.000Z" });
  });

  it("is a day long where the range has no beginning", () => {
    const { range } = rangeToNearest("2026-11-19T10:00:00.000Z", "after", { from: null, to: now }, now);
    expect(range).toEqual({ from: "2026-11-19T10:00:00.000Z", to: "2026-11-20T10:00:00.000Z" });
  });
});
