import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layOutItems } from "./grid-items";
import { itemsToDraw, scrollTopFor, sightOf, topOf } from "./grid-window";

const gridOf = (rows: number, perBand: number) =>
  layOutItems(
    Array.from({ length: rows }, (_, index) => index),
    (row) => `row ${row}`,
    (row) => ({ key: `band ${Math.floor(row / perBand)}`, label: "" }),
  );
const grid = gridOf(100, 10);
const view = (scrollTop: number) => ({ scrollTop, height: 340, rowHeight: 34 });

describe("sightOf", () => {
  it("begins at the top", () => {
    // A band of 26 pixels and rows of 34: the eleventh item, a row, begins at 332.
    expect(sightOf(grid, view(0))).toEqual({ first: 0, last: 10 });
  });

  it("follows the scroll", () => {
    expect(sightOf(grid, view(26)).first).toBe(1);
    expect(sightOf(grid, view(366)).first).toBe(11);
    expect(sightOf(grid, view(1_000_000))).toEqual({ first: 109, last: 109 });
    expect(sightOf(grid, view(-50)).first).toBe(0);
  });

  it("has no hole: what is in sight touches both edges, whatever the lines", () => {
    const anything = fc.record({
      rows: fc.integer({ min: 1, max: 300 }),
      perBand: fc.integer({ min: 1, max: 50 }),
      scrollTop: fc.integer({ min: 0, max: 12_000 }),
      height: fc.integer({ min: 1, max: 2_000 }),
      rowHeight: fc.constantFrom(34, 60),
    });
    fc.assert(
      fc.property(anything, ({ rows, perBand, ...bounds }) => {
        const some = gridOf(rows, perBand);
        const { first, last } = sightOf(some, bounds);
        const top = (index: number) => {
          const item = some.items[index];
          return item ? topOf(item, bounds.rowHeight) : Number.POSITIVE_INFINITY;
        };
        expect(first).toBeLessThanOrEqual(last);
        expect(top(first)).toBeLessThanOrEqual(bounds.scrollTop);
        expect(top(first + 1)).toBeGreaterThan(bounds.scrollTop);
        expect(top(last + 1)).toBeGreaterThanOrEqual(bounds.scrollTop + bounds.height);
      }),
    );
  });
});

describe("itemsToDraw", () => {
  it("draws some more on either side, the band above and the row that is kept", () => {
    const drawn = itemsToDraw(grid, { first: 50, last: 55 }, 2, 3);
    expect(drawn).toEqual([3, 44, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57]);
  });

  it("stays within the list", () => {
    expect(itemsToDraw(grid, { first: 0, last: 1 }, 5, undefined)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(itemsToDraw(grid, { first: 108, last: 109 }, 5, 400).at(-1)).toBe(109);
    expect(itemsToDraw(gridOf(0, 1), { first: 0, last: 0 }, 5, undefined)).toEqual([]);
  });
});

describe("scrollTopFor", () => {
  const to = (index: number, scrollTop: number) => {
    const item = grid.items[index];
    return item ? scrollTopFor(item, view(scrollTop)) : undefined;
  };

  it("leaves the list alone where the item is in sight", () => {
    expect(to(5, 26)).toBeNull();
  });

  it("brings an item above to just below the sticky band", () => {
    expect(to(2, 500)).toBe(34);
    expect(to(0, 500)).toBe(0);
  });

  it("brings an item below to the lower edge", () => {
    expect(to(20, 0)).toBe(366 + 26 + 9 * 34 - 340);
  });
});
