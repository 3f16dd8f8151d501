import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wallOfInstant } from "@/lib/shared/wall-clock";
import { bucketBounds, dayMs, hourMs, pickBucketWidth } from "./stats-buckets";

const at = (text: string) => Date.parse(text);
const iso = (instants: readonly number[]) =>
  instants.map((instant) => new Date(instant).toISOString().slice(0, 16));
const to = at("2026-11-20T04:17:23.456Z");

const zones = [
  "UTC",
  "Asia/Seoul",
  "America/New_York",
  "Asia/Kolkata",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "Pacific/Apia",
  "America/Sao_Paulo",
  "Asia/Beirut",
];

describe("the width of buckets", () => {
  it.each([
    [1 / 24, "1 minute"],
    [6 / 24, "5 minute"],
    [1, "15 minute"],
    [7, "2 hour"],
    [30, "6 hour"],
    [90, "1 day"],
    [365, "7 day"],
    [1_500, "1 month"],
    [20_000, "12 month"],
  ])("of %d days is %s", (days, expected) => {
    const { unit, step } = pickBucketWidth({ from: to - days * dayMs, to });
    expect(`${step} ${unit}`).toBe(expected);
  });

  it("is an hour at least where counts are kept by the hour", () => {
    expect(pickBucketWidth({ from: to - hourMs, to }, "hour")).toEqual({ unit: "hour", step: 1 });
    expect(pickBucketWidth({ from: to - 30 * dayMs, to }, "hour")).toEqual({ unit: "hour", step: 6 });
  });
});

describe("the bounds of buckets", () => {
  it("are midnights of the zone, days of 23 and 25 hours too", () => {
    const span = { from: at("2026-10-31T12:00Z"), to: at("2026-11-02T12:00Z") };
    const { bounds, edges } = bucketBounds(span, { unit: "day", step: 1 }, "America/New_York");
    expect(iso(bounds)).toEqual([
      "2026-10-31T04:00",
      "2026-11-01T04:00",
      "2026-11-02T05:00",
      "2026-11-03T05:00",
    ]);
    expect(edges).toBe("clock");
  });

  it("have an hour for each that a clock repeats", () => {
    const span = { from: at("2026-11-01T05:00Z"), to: at("2026-11-01T08:00Z") };
    const { bounds } = bucketBounds(span, { unit: "hour", step: 1 }, "America/New_York");
    expect(iso(bounds)).toEqual([
      "2026-11-01T05:00",
      "2026-11-01T06:00",
      "2026-11-01T07:00",
      "2026-11-01T08:00",
    ]);
  });

  it("lie at the hour, and say so, where the zone's clock is off it", () => {
    const span = { from: at("2026-11-18T20:00Z"), to: at("2026-11-20T00:00Z") };
    const days = bucketBounds(span, { unit: "day", step: 1 }, "Asia/Kolkata");
    expect(iso(days.bounds)).toEqual(["2026-11-18T18:00", "2026-11-19T18:00", "2026-11-20T18:00"]);
    expect(days.edges).toBe("fullHour");
    const hour = { from: span.from, to: span.from + 1 };
    const { bounds } = bucketBounds(hour, { unit: "hour", step: 1 }, "Asia/Kolkata");
    expect(iso(bounds)).toEqual(["2026-11-18T20:00", "2026-11-18T21:00"]);
    const halves = bucketBounds(
      { ...span, to: span.from + hourMs },
      { unit: "minute", step: 30 },
      "Asia/Kathmandu",
    );
    expect(iso(halves.bounds)).toEqual([
      "2026-11-18T19:45",
      "2026-11-18T20:15",
      "2026-11-18T20:45",
      "2026-11-18T21:15",
    ]);
    expect(halves.edges).toBe("clock");
  });

  it("are Mondays and firsts of months", () => {
    const span = { from: at("2026-01-20T00:00Z"), to: at("2026-03-02T00:00Z") };
    expect(iso(bucketBounds(span, { unit: "month", step: 1 }, "Asia/Seoul").bounds)).toEqual([
      "2025-12-31T15:00",
      "2026-01-31T15:00",
      "2026-02-28T15:00",
      "2026-03-31T15:00",
    ]);
    const weeks = bucketBounds(span, { unit: "day", step: 7 }, "UTC").bounds;
    expect(weeks.map((bound) => new Date(bound).getUTCDay())).toEqual(weeks.map(() => 1));
  });

  it("are none for an empty range", () => {
    expect(bucketBounds({ from: to, to }, { unit: "hour", step: 1 }, "UTC").bounds).toEqual([]);
  });

  it("ascend, cover the range, and are few, at full hours from an hour on, in every zone", () => {
    const instant = fc.integer({ min: at("1970-01-02T00:00Z"), max: at("2040-01-01T00:00Z") });
    fc.assert(
      fc.property(instant, instant, fc.constantFrom(...zones), fc.boolean(), (a, b, zone, isKept) => {
        fc.pre(a !== b);
        const span = { from: Math.min(a, b), to: Math.max(a, b) };
        const width = pickBucketWidth(span, isKept ? "hour" : "minute");
        const { bounds, edges } = bucketBounds(span, width, zone);
        expect(bounds.length).toBeLessThanOrEqual(124);
        expect(bounds[0]).toBeLessThanOrEqual(span.from);
        expect(bounds[1]).toBeGreaterThan(span.from);
        expect(bounds.at(-1)).toBeGreaterThanOrEqual(span.to);
        expect(bounds.at(-2)).toBeLessThan(span.to);
        expect(bounds).toEqual([...new Set(bounds)].sort((x, y) => x - y));
        if (width.unit !== "minute") expect(bounds.every((bound) => bound % hourMs === 0)).toBe(true);
        if (width.unit === "day" && edges === "clock") {
          const clocks = bounds.map((bound) => wallOfInstant(bound, zone).slice(11));
          // A zone that changes its clock at midnight begins that day at one.
          expect(clocks.every((clock) => clock === "00:00:00" || clock === "01:00:00")).toBe(true);
        }
      }),
    );
  });
});
