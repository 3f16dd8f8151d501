import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Cursor, readCursor, writeCursor } from "./cursor";

const key = Buffer.alloc(32, "a key of this test");
const instant = fc.integer({ min: 0, max: 4_102_444_800_000 });
const anyCursor: fc.Arbitrary<Cursor> = fc.record({
  range: fc.record({ from: fc.option(instant), to: fc.option(instant) }),
  order: fc.constantFrom("desc" as const, "asc" as const),
  binding: fc.string({ maxLength: 24 }),
  position: fc.record({ occurredAt: instant, id: fc.string({ maxLength: 256, unit: "binary" }) }),
});

const refused = expect.objectContaining({
  code: "malformed",
  fields: [{ path: "cursor", message: expect.any(String) }],
});

describe("a cursor", () => {
  it("comes back as it was written", () => {
    fc.assert(
      fc.property(anyCursor, (cursor) => {
        expect(readCursor(writeCursor(cursor, key), cursor, key)).toEqual(cursor);
      }),
    );
  });

  it("is refused when any character of it was changed", () => {
    fc.assert(
      fc.property(anyCursor, fc.nat(), fc.constantFrom("A", "b", "-", ".", ""), (cursor, place, letter) => {
        const text = writeCursor(cursor, key);
        const at = place % text.length;
        const changed = text.slice(0, at) + letter + text.slice(at + 1);
        fc.pre(changed !== text);
        expect(() => readCursor(changed, cursor, key)).toThrow(refused);
      }),
    );
  });

  it("tells nobody the id that it holds: the caller may not see that event", () => {
    const position = { occurredAt: 1, id: "an event of another project" };
    const text = writeCursor(
      { range: { from: null, to: null }, order: "desc", binding: "one", position },
      key,
    );
    for (const encoding of ["base64url", "hex", "utf8"] as const) {
      expect(Buffer.from(text, encoding).toString("latin1")).not.toContain("another project");
    }
  });

  it.each(["", ".", "a.b", "x".repeat(10_000), "한.국"])("is not %j", (text) => {
    expect(() => readCursor(text, { order: "desc", binding: "" }, key)).toThrow(refused);
  });

  it("serves no other list, order or server", () => {
    const cursor: Cursor = {
      range: { from: null, to: null },
      order: "desc",
      binding: "one",
      position: { occurredAt: 1, id: "e" },
    };
    const text = writeCursor(cursor, key);
    expect(() => readCursor(text, { order: "asc", binding: "one" }, key)).toThrow(refused);
    expect(() => readCursor(text, { order: "desc", binding: "two" }, key)).toThrow(refused);
    expect(() => readCursor(text, cursor, Buffer.alloc(32, "another"))).toThrow(refused);
  });
});
