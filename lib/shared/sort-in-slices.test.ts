import fc from "fast-check";
import { expect, it } from "vitest";
import { sortInSlices } from "./sort-in-slices";

it("sorts as the engine does, stably and leaving what it was given", async () => {
  const items = fc.array(fc.record({ key: fc.nat(50), place: fc.nat() }), {
    maxLength: 3_000,
    size: "max",
  });
  await fc.assert(
    fc.asyncProperty(items, async (given) => {
      const before = [...given];
      const compare = (a: { key: number }, b: { key: number }) => a.key - b.key;
      expect(await sortInSlices(given, compare)).toEqual([...given].sort(compare));
      expect(given).toEqual(before);
    }),
    { numRuns: 30 },
  );
});

it("lets other work run in between", async () => {
  let isSorting = true;
  let turns = 0;
  const count = () => {
    turns += 1;
    if (isSorting) setImmediate(count);
  };
  setImmediate(count);
  const slow = (a: number, b: number) => {
    const end = performance.now() + 0.05;
    while (performance.now() < end);
    return a - b;
  };
  const sorted = await sortInSlices(
    Array.from({ length: 1_000 }, (_, index) => 1_000 - index),
    slow,
  );
  isSorting = false;
  expect(sorted[0]).toBe(1);
  expect(turns).toBeGreaterThan(1);
});
