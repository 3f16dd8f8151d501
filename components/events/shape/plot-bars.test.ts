import { describe, expect, it } from "vitest";
import { makeBuckets } from "./make-buckets.test-data";
import { axisAt, plotBars } from "./plot-bars";

describe("plotBars", () => {
  const buckets = makeBuckets("2026-11-20T00:00:00Z", 60, [
    [1_000, 1],
    [500, 400],
    [0, 0],
    [1, 0],
  ]);
  const { events, failures, maxCount, maxFailures } = plotBars(buckets, 60);

  it("measures events and failures each against their own most", () => {
    expect([maxCount, maxFailures]).toEqual([1_000, 400]);
    expect(events.slice(0, 3)).toEqual([1, 0.5, 0]);
    expect(failures.slice(1, 3)).toEqual([-1, 0]);
  });

  it("shows one failure among hundreds, and one event among thousands, at two pixels", () => {
    expect((failures[0] ?? 0) * (60 - axisAt(60))).toBeCloseTo(-2);
    expect((events[3] ?? 0) * axisAt(60)).toBeCloseTo(2);
  });

  it("draws nothing of nothing", () => {
    expect(plotBars([], 60)).toEqual({ events: [], failures: [], maxCount: 0, maxFailures: 0 });
  });
});
