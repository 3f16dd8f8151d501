import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutIntoPieces } from "./text-pieces";
import { segmentCount, segmentStart } from "./value-text";

function drawn(text: string): string {
  return cutIntoPieces(text, 0, text.length)
    .map((piece) => (piece.tone === "hidden" ? `<${piece.text}>` : piece.text))
    .join("");
}

describe("cutIntoPieces", () => {
  it.each([
    ["kim@example.com", "kim@example.com"],
    ["가나다 é 🗿", "가나다 é 🗿"],
    ['a "b" c\\d\n', 'a \\"b\\" c\\\\d\\n'],
    ["admin\u202egnp.exe", "admin<\\u202e>gnp.exe"],
    ["a\u200bb\u00a0c\ufeff", "a<\\u200b>b<\\u00a0>c<\\ufeff>"],
    ["\ud800\u0000\u001b", "<\\ud800\\u0000\\u001b>"],
    ["\u{e0041}", "<\\udb40\\udc41>"],
  ])("draws %j so that nothing is unseen", (text, expected) => {
    expect(drawn(text)).toBe(expected);
  });

  it("marks matches and the current one", () => {
    const marks = [
      { start: 1, end: 2, isCurrent: false },
      { start: 4, end: 6, isCurrent: true },
    ];
    const pieces = cutIntoPieces("abc\nde", 0, 6, marks);
    expect(pieces.map(({ text, tone, mark }) => [text, tone, mark])).toEqual([
      ["a", "plain", "none"],
      ["b", "plain", "match"],
      ["c", "plain", "none"],
      ["\\n", "escape", "none"],
      ["de", "plain", "current"],
    ]);
  });

  it("marks the part of a match that lies in the range", () => {
    const pieces = cutIntoPieces("abcdef", 2, 4, [{ start: 0, end: 3, isCurrent: false }]);
    expect(pieces.map(({ text, mark }) => [text, mark])).toEqual([
      ["c", "match"],
      ["d", "none"],
    ]);
  });
});

describe("segments of a long value", () => {
  it("hold the whole text once and part no surrogate pair", () => {
    const unit = fc.constantFrom("a", "가", "🗿", "\ud800", "\udc00");
    fc.assert(
      fc.property(fc.array(unit, { minLength: 1, maxLength: 400 }), (units) => {
        const text = units.join("");
        const count = segmentCount(text);
        const segments = Array.from({ length: count }, (_, index) =>
          text.slice(segmentStart(text, index), segmentStart(text, index + 1)),
        );
        expect(segments.join("")).toBe(text);
        const pairs = (string: string) => [...string].filter((character) => character.length === 2).length;
        expect(segments.reduce((sum, segment) => sum + pairs(segment), 0)).toBe(pairs(text));
      }),
    );
  });
});
