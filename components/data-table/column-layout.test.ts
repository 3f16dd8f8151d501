import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseColumnLayout, readColumnLayout, writeColumnLayout } from "./column-layout";

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

  it("leaves it open which columns are hidden where only widths or places were chosen", () => {
    expect(parseColumnLayout('{"hidden":null,"widths":{"user":200}}', known)?.hidden).toBeNull();
    expect(parseColumnLayout('{"order":["user","time","event"]}', known)?.hidden).toBeNull();
  });

  it("takes every column on show for a choice", () => {
    expect(parseColumnLayout('{"hidden":[]}', known)?.hidden).toEqual([]);
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

describe("an arrangement in an address", () => {
  const read = (columns: string | null, widths: string | null = null) =>
    readColumnLayout({ columns, widths }, known);

  it("is short, and readable", () => {
    const layout = { order: ["user", "time", "event"], hidden: ["event"], widths: { user: 200 } };
    expect(writeColumnLayout(layout, known)).toEqual({ columns: "user.time", widths: "user.200" });
    expect(writeColumnLayout({ ...layout, order: known, hidden: null, widths: {} }, known)).toEqual({
      columns: "auto",
      widths: "",
    });
  });

  it("is none where the address names none, or no column of ours", () => {
    expect(read(null)).toBeNull();
    expect(read("gone.lost")).toBeNull();
    expect(read("")).toBeNull();
  });

  it("may be the automatic one, whatever the reader's own is", () => {
    expect(read("auto")).toEqual({ order: known, hidden: null, widths: {} });
    expect(read(null, "user.200")).toEqual({ order: known, hidden: null, widths: { user: 200 } });
  });

  it("leaves out what it does not know, and bounds widths", () => {
    expect(read("user,gone,time", "user.9999.gone.80.time")).toEqual({
      order: ["user", "time", "event"],
      hidden: ["event"],
      widths: { user: 1_200 },
    });
  });

  it("comes back as it was written, in what it shows", () => {
    const layouts = fc.record({
      order: fc.shuffledSubarray(known, { minLength: known.length }),
      hidden: fc.option(fc.subarray(known, { maxLength: known.length - 1 })),
      widths: fc.dictionary(fc.constantFrom(...known), fc.integer({ min: 60, max: 1_200 })),
    });
    fc.assert(
      fc.property(layouts, (layout) => {
        const { columns, widths } = writeColumnLayout(layout, known);
        const again = readColumnLayout({ columns, widths: widths || null }, known);
        const shown = (order: readonly string[], hidden: readonly string[] | null) =>
          order.filter((id) => !hidden?.includes(id));
        expect(again?.widths).toEqual({ ...layout.widths });
        expect(again && shown(again.order, again.hidden)).toEqual(shown(layout.order, layout.hidden));
        expect(again?.hidden === null).toBe(layout.hidden === null);
      }),
    );
  });
});
