import { describe, expect, it } from "vitest";
import { sourceRows, toggleRow } from "./source-rows";

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
