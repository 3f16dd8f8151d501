import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseColumnLayout } from "./column-layout";

const known = ["time", "event", "user"];

describe("parseColumnLayout", () => {
  it.each([undefined, "", "null", "[]", "{}", "7", "{broken", '{"order":["time","event","user"]}'])(
    "reads %j as the automatic layout",
    (text) => {
      expect(parseColumnLayout(text, known)).toBeNull();
    },
  );

  it("keeps an arrangement", () => {
    const layout = { order: ["user", "time", "event"], hidden: ["event"], widths: { user: 200 } };
    expect(parseColumnLayout(JSON.stringify(layout), known)).toEqual(layout);
  });

  it("puts new columns last and forgets those that are gone", () => {
    expect(parseColumnLayout('{"order":["user","gone"],"hidden":["gone"]}', known)).toEqual({
      order: ["user", "time", "event"],
      hidden: [],
      widths: {},
    });
  });

  it("bounds widths and never hides every column", () => {
    expect(parseColumnLayout('{"widths":{"time":1,"user":99999,"event":"wide"}}', known)?.widths).toEqual({
      time: 60,
      user: 1_200,
    });
    expect(parseColumnLayout('{"hidden":["time","event","user"]}', known)).toBeNull();
  });

  it("reads any text without failing, to a layout with every column once", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const layout = parseColumnLayout(text, known);
        if (layout) expect([...layout.order].sort()).toEqual([...known].sort());
      }),
    );
  });
});
