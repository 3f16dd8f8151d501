import { describe, expect, it } from "vitest";
import { bandOver, layOutItems } from "./grid-items";

const rows = ["a1", "a2", "b1", "c1", "c2", "c3"];
const laidOut = layOutItems(
  rows,
  (row) => row,
  (row) => ({ key: row.slice(0, 1), label: row.slice(0, 1).toUpperCase() }),
);

describe("layOutItems", () => {
  it("heads each group with a band", () => {
    expect(laidOut.items.map((item) => (item.kind === "band" ? item.label : item.key))).toEqual([
      "A",
      "a1",
      "a2",
      "B",
      "b1",
      "C",
      "c1",
      "c2",
      "c3",
    ]);
    expect(laidOut.bands).toEqual([0, 3, 5]);
    expect(laidOut.itemOfRow).toEqual([1, 2, 4, 6, 7, 8]);
  });

  it("counts what stands before each item", () => {
    expect(laidOut.items[7]).toMatchObject({ key: "c2", rowsBefore: 4, bandsBefore: 3 });
    expect(laidOut.items[5]).toMatchObject({ label: "C", rowsBefore: 3, bandsBefore: 2 });
  });

  it("is empty without rows", () => {
    expect(
      layOutItems(
        [],
        () => "",
        () => ({ key: "", label: "" }),
      ),
    ).toEqual({ items: [], itemOfRow: [], bands: [] });
  });
});

describe("bandOver", () => {
  it("finds the band that stands over an item", () => {
    expect([0, 1, 2, 3, 4, 5, 8].map((item) => bandOver(laidOut.bands, item))).toEqual([0, 0, 0, 3, 3, 5, 5]);
    expect(bandOver([], 3)).toBeUndefined();
  });
});
