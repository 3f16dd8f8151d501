import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Window, walkWindows } from "./event-windows";

const months = (count: number): Window[] =>
  Array.from({ length: count }, (_, index) => ({ from: index * 10, to: index * 10 + 10 }));
const open = { from: null, to: null };
const walk = (...parameters: Parameters<typeof walkWindows>) => [...walkWindows(...parameters)];

describe("walkWindows", () => {
  it("takes 1, 2, 4, … partitions from the newest on", () => {
    expect(walk(months(8), open, "desc", 1_000)).toEqual([
      { from: 70, to: 80 },
      { from: 50, to: 70 },
      { from: 10, to: 50 },
      { from: 0, to: 10 },
    ]);
  });

  it("and from the oldest on", () => {
    expect(walk(months(4), open, "asc", 1_000)).toEqual([
      { from: 0, to: 10 },
      { from: 10, to: 30 },
      { from: 30, to: 40 },
    ]);
  });

  it("joins partitions made ahead to the newest that has begun", () => {
    expect(walk(months(6), open, "desc", 25)[0]).toEqual({ from: 20, to: 60 });
    expect(walk(months(6), open, "asc", 25)[0]).toEqual({ from: 0, to: 10 });
  });

  it("keeps to the range", () => {
    expect(walk(months(6), { from: 15, to: 38 }, "desc", 1_000)).toEqual([
      { from: 30, to: 38 },
      { from: 15, to: 30 },
    ]);
    expect(walk(months(6), { from: 40, to: 40 }, "desc", 1_000)).toEqual([]);
    expect(walk(months(6), { from: 900, to: null }, "asc", 1_000)).toEqual([]);
  });

  it("covers each instant that a partition holds once, in order", () => {
    const anyPartitions = fc
      .uniqueArray(fc.integer({ min: 0, max: 40 }), { maxLength: 30 })
      .map((starts) =>
        starts.sort((a, b) => a - b).map((start) => ({ from: start * 10, to: start * 10 + 10 })),
      );
    const bound = fc.option(fc.integer({ min: -5, max: 420 }));
    const order = fc.constantFrom("desc" as const, "asc" as const);
    fc.assert(
      fc.property(anyPartitions, bound, bound, order, fc.nat(500), (partitions, from, to, way, now) => {
        const windows = walk(partitions, { from, to }, way, now);
        const sorted = way === "asc" ? windows : [...windows].reverse();
        sorted.forEach((window, index) => {
          expect(window.from).toBeGreaterThanOrEqual(sorted[index - 1]?.to ?? Number.NEGATIVE_INFINITY);
        });
        for (let instant = 0; instant < 420; instant++) {
          const isHeld = partitions.some((partition) => partition.from <= instant && instant < partition.to);
          const isWanted = isHeld && instant >= (from ?? instant) && instant < (to ?? instant + 1);
          const isCovered = windows.some((window) => window.from <= instant && instant < window.to);
          if (isWanted) expect(isCovered).toBe(true);
          if (isCovered) expect(instant >= (from ?? instant) && instant < (to ?? instant + 1)).toBe(true);
        }
      }),
    );
  });
});
