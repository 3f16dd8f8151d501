import type { Table, TableFeatures } from "@tanstack/react-table";
import { describe, expect, it } from "vitest";
import { createGrowingRowModel } from "./growing-row-model";

interface Item {
  id: string;
}

const item = (id: string): Item => ({ id });

/** As much of a table as makes rows. */
function makeTable(data: Item[]) {
  const options = { data };
  const parts = { options, getRowId: ({ id }: Item) => id, _features: {}, _rowInstanceInitFns: [] };
  const model = createGrowingRowModel<TableFeatures, Item>()(parts as unknown as Table<TableFeatures, Item>);
  const show = (next: Item[]) => {
    options.data = next;
  };
  return { model, show, rows: () => model().rows };
}

describe("createGrowingRowModel", () => {
  const first = ["a", "b", "c"].map(item);

  it("keeps the rows of the data that stay in their places", () => {
    const { show, rows } = makeTable(first);
    const before = rows();
    show([...first, item("d")]);
    expect(rows().map(({ id, index }) => [id, index])).toEqual([
      ["a", 0],
      ["b", 1],
      ["c", 2],
      ["d", 3],
    ]);
    expect(
      rows()
        .slice(0, 3)
        .every((row, index) => row === before[index]),
    ).toBe(true);
    expect(rows()).not.toBe(before);
  });

  it("makes rows of what changed, and of all behind it", () => {
    const { model, show, rows } = makeTable(first);
    const before = rows();
    const [a, , c] = first as [Item, Item, Item];
    show([a, item("x"), c]);
    expect(rows().map((row) => row.original.id)).toEqual(["a", "x", "c"]);
    expect(rows().map((row, index) => row === before[index])).toEqual([true, false, false]);
    expect(Object.keys(model().rowsById)).toEqual(["a", "x", "c"]);
  });

  it("lets go of the rows that went away", () => {
    const { model, show, rows } = makeTable(first);
    show(first.slice(0, 1));
    expect(rows().map(({ id }) => id)).toEqual(["a"]);
    expect(Object.keys(model().rowsById)).toEqual(["a"]);
    show([]);
    expect(rows()).toEqual([]);
  });
});
