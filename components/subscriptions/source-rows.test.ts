import { describe, expect, it } from "vitest";
import { sourceRows, toggleRow, typedSources } from "./source-rows";

const lastSeenAt = "2026-11-20T08:20:58.412Z";
const found = [
  { resourceId: "c-1", resourceName: "cart", lastSeenAt },
  { resourceId: null, resourceName: "queue", lastSeenAt },
  { resourceId: null, resourceName: null, lastSeenAt },
];
const names = (chosen: Parameters<typeof sourceRows>[1], isSearching = false) =>
  sourceRows(found, chosen, isSearching).map(({ name, chosenAs }) =>
    chosenAs.length > 0 ? `[${name}]` : name,
  );

describe("sourceRows", () => {
  it("means a resource by its id where it has one, else by its name", () => {
    expect(sourceRows(found, [], false).map(({ source }) => source)).toEqual([
      { resourceId: "c-1" },
      { resourceName: "queue" },
    ]);
  });

  it("shows a typed name at the resource that has it, and what was not found before the others", () => {
    expect(names([{ resourceName: "cart" }, { resourceName: "gone" }])).toEqual([
      "[gone]",
      "[cart]",
      "queue",
    ]);
    expect(names([{ resourceId: "c-1" }])).toEqual(["[cart]", "queue"]);
  });

  it("shows a resource once that was seen under two names, by the latest, and as chosen by either", () => {
    const renamed = [...found, { resourceId: "c-1", resourceName: "old cart", lastSeenAt }];
    const rows = (chosen: Parameters<typeof sourceRows>[1]) =>
      sourceRows(renamed, chosen, false).map(({ name, chosenAs }) => [name, chosenAs]);
    expect(rows([])).toEqual([
      ["cart", []],
      ["queue", []],
    ]);
    const old = { resourceName: "old cart" };
    expect(rows([old])[0]).toEqual(["cart", [old]]);
  });

  it("names what is chosen and was not found as far as its name is known", () => {
    const rows = sourceRows([], [{ resourceId: "c-9" }, { resourceName: "c-9" }], false, { "c-9": "shop" });
    expect(rows.map(({ name }) => name)).toEqual(["shop", "c-9"]);
  });

  it("takes no name for an id: events are compared with them apart", () => {
    expect(names([{ resourceName: "c-1" }])).toEqual(["[c-1]", "cart", "queue"]);
  });

  it("shows what a search found, and nothing else", () => {
    expect(names([{ resourceName: "gone" }], true)).toEqual(["cart", "queue"]);
  });
});

describe("toggleRow", () => {
  it("takes away every way in which a resource was meant", () => {
    const chosen = [{ resourceId: "c-1" }, { resourceName: "cart" }, { resourceName: "queue" }];
    const [cart] = sourceRows(found, chosen, false);
    if (!cart) throw new Error("No row.");
    expect(toggleRow(chosen, cart)).toEqual([{ resourceName: "queue" }]);
    expect(toggleRow([], { ...cart, chosenAs: [] })).toEqual([{ resourceId: "c-1" }]);
  });
});

describe("typedSources", () => {
  it("takes an id that was seen for the id", () => {
    expect(typedSources("c-1", found, [])).toEqual([{ resourceId: "c-1" }]);
    expect(typedSources("c-1", found, [{ resourceId: "c-1" }])).toEqual([]);
  });

  it("offers name and id for what was not seen, but for what is chosen", () => {
    expect(typedSources("new", found, [])).toEqual([{ resourceName: "new" }, { resourceId: "new" }]);
    expect(typedSources("new", found, [{ resourceName: "new" }])).toEqual([{ resourceId: "new" }]);
  });

  it("offers a name that was seen as a name: what has it now may go, and come again with another id", () => {
    expect(typedSources("cart", found, [])).toEqual([{ resourceName: "cart" }]);
    expect(typedSources("cart", found, [{ resourceId: "c-1" }])).toEqual([{ resourceName: "cart" }]);
    expect(typedSources("cart", found, [{ resourceName: "cart" }])).toEqual([]);
    const both = [...found, { resourceId: "cart", resourceName: "other", lastSeenAt }];
    expect(typedSources("cart", both, [])).toEqual([{ resourceId: "cart" }, { resourceName: "cart" }]);
  });

  it("offers nothing for no text", () => {
    expect(typedSources("", found, [])).toEqual([]);
  });
});
