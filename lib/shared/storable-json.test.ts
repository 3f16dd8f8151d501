import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isStorableJson } from "./storable-json";
import { isStorable } from "./unicode";

const judge = (json: string) => {
  const bytes = Buffer.from(`\\u0000 ${json} \\u0000`);
  return isStorableJson(bytes, 7, bytes.length - 7);
};

describe("isStorableJson", () => {
  it.each([
    ['"plain"', true],
    ['"\\\\u0000"', true],
    ['"\\\\\\u0000"', false],
    ['"\\uD83D\\ude42"', true],
    ['"\\ud83d"', false],
    ['"\\ud83dx\\ude42"', false],
    ['"\\ude42\\ud83d"', false],
    ['{"a":[{"\\uDFff":1}]}', false],
    ['["\\u00e9\\n\\/","\\u001F"]', true],
  ])("judges %s", (json, expected) => expect(judge(json)).toBe(expected));

  it("agrees with isStorable on every string, however it is escaped", () => {
    const units = fc.oneof(
      fc.constantFrom(0, 0x5c, 0x75, 0xd800, 0xdbff, 0xdc00, 0xdfff, 0x41),
      fc.nat({ max: 0xffff }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(units, fc.boolean()), { maxLength: 8 }), (list) => {
        const text = String.fromCharCode(...list.map(([unit]) => unit));
        const escaped = list.map(([unit, isEscaped]) =>
          isEscaped
            ? `\\u${unit.toString(16).padStart(4, "0")}`
            : JSON.stringify(String.fromCharCode(unit)).slice(1, -1),
        );
        expect(judge(`"${escaped.join("")}"`)).toBe(isStorable(text));
      }),
    );
  });
});
