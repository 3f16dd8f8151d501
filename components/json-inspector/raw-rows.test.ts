import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutIntoRows, rawRowAt } from "./raw-rows";

function shown(text: string, columns: number): [number, string][] {
  const rows = cutIntoRows(text, columns);
  return Array.from({ length: rows.count }, (_, row) => [
    rows.lines[row] ?? -1,
    text.slice(rows.starts[row], rows.ends[row]),
  ]);
}

describe("cutIntoRows", () => {
  it("numbers lines and goes on with long ones", () => {
    expect(shown('{\n "abcdef"\r\n}\r', 5)).toEqual([
      [1, "{"],
      [2, ' "abc'],
      [0, 'def"'],
      [3, "}"],
      [4, ""],
    ]);
  });

  it("counts wide characters as two columns", () => {
    expect(shown("가나다라", 5)).toEqual([
      [1, "가나"],
      [0, "다라"],
    ]);
  });

  it("shows every unit once, parts no pair and finds the row of every offset", () => {
    const unit = fc.constantFrom("a", "\t", "\n", "\r", "\r\n", "가", "🗿", "\ud800");
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 60 }), fc.integer({ min: 1, max: 9 }), (units, columns) => {
        const text = units.join("");
        const rows = cutIntoRows(text, columns);
        const kept = Array.from({ length: rows.count }, (_, row) =>
          text.slice(rows.starts[row], rows.ends[row]),
        );
        expect(kept.join("")).toBe(text.replace(/[\r\n]/g, ""));
        const pairs = (string: string) => [...string].filter((character) => character.length === 2).length;
        expect(kept.reduce((sum, row) => sum + pairs(row), 0)).toBe(pairs(text));
        for (let offset = 0; offset < text.length; offset += 1) {
          const row = rawRowAt(rows, offset);
          expect(rows.starts[row]).toBeLessThanOrEqual(offset);
          const next = row + 1 < rows.count ? rows.starts[row + 1] : text.length;
          expect(next).toBeGreaterThan(offset);
        }
      }),
      { numRuns: 300 },
    );
  });
});
