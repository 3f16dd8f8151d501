import { describe, expect, it } from "vitest";
import { rangeAround } from "./nearest-range";

const now = Date.parse("2026-11-20T08:00:00Z");

describe("rangeAround", () => {
  it("keeps the length of the range and puts the event in its middle", () => {
    const bounds = { from: now - 24 * 3_600_000, to: null };
    expect(rangeAround("2023-07-10T11:42:18.250Z", bounds, now)).toEqual({
      from: "2023-07-09T23:42:00.000Z",
      to: "2023-07-10T23:43:00.000Z",
    });
  });

  it("is at least an hour long", () => {
    const bounds = { from: now - 60_000, to: now };
    expect(rangeAround("2026-11-19T10:00:00.000Z", bounds, now)).toEqual({
      from: "2026-11-19T09:30:00.000Z",
      to: "2026-11-19T10:30:00.000Z",
    });
  });

  it("holds the event where the range has no beginning", () => {
    const { from, to } = rangeAround("2026-11-19T10:00:00.000Z", { from: null, to: now }, now);
    expect([from, to]).toEqual(["2026-11-18T22:00:00.000Z", "2026-11-19T22:00:00.000Z"]);
  });
});
