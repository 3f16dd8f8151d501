import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AppError } from "./errors";
import { readListCursor, writeListCursor } from "./list-cursor";

const key = new Uint8Array(32).fill(7);

describe("a list's cursor", () => {
  it("gives back any position to the same list", () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: "grapheme" }), { maxLength: 4 }),
        fc.string(),
        (position, binding) => {
          expect(readListCursor(writeListCursor(position, binding, key), binding, key)).toEqual(position);
        },
      ),
    );
  });

  it("is refused by another list, under another key, and when it was changed", () => {
    const cursor = writeListCursor(["2026-11-20T00:00:00.000Z", "a"], "list", key);
    const other = `${cursor.startsWith("W") ? "X" : "W"}${cursor.slice(1)}`;
    const read = [
      () => readListCursor(cursor, "another", key),
      () => readListCursor(cursor, "list", new Uint8Array(32)),
      () => readListCursor(other, "list", key),
      () => readListCursor(`${cursor}A`, "list", key),
      () => readListCursor("nonsense", "list", key),
      () => readListCursor("a".repeat(9_000), "list", key),
    ];
    for (const attempt of read) expect(attempt).toThrow(AppError);
  });
});
