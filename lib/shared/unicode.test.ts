import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isStorable, utf8Length } from "./unicode";

describe("utf8Length", () => {
  it("agrees with the encoder", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(utf8Length(text)).toBe(Buffer.byteLength(text));
      }),
    );
  });
});

describe("isStorable", () => {
  it.each(["", "plain", "한글", "🙂", "\u0001"])("takes %j", (text) => expect(isStorable(text)).toBe(true));
  it.each(["\u0000", "a\u0000b", "\ud800", "\udc00", "\udc00\ud800", "a\ud83d", "\ud83d\ud83d\ude00"])(
    "refuses %j",
    (text) => expect(isStorable(text)).toBe(false),
  );

  it("takes exactly what comes back from UTF-8 unchanged, NUL aside", () => {
    const units = fc.array(fc.constantFrom("a", "é", "\ud83d", "\ude00", "\u0001"));
    fc.assert(
      fc.property(units, (characters) => {
        const text = characters.join("");
        expect(isStorable(text)).toBe(Buffer.from(text).toString() === text);
      }),
    );
  });
});
