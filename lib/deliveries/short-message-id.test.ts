import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromShortId, toShortId } from "./short-message-id";

describe("a message's short id", () => {
  it("stands for one id and comes back", () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        expect(toShortId(id)).toHaveLength(22);
        expect(fromShortId(toShortId(id))).toBe(id);
      }),
    );
  });

  it("has one spelling", () => {
    expect(fromShortId("AAAAAAAAAAAAAAAAAAAAAA")).toBe("00000000-0000-0000-0000-000000000000");
    for (const text of ["AAAAAAAAAAAAAAAAAAAAAB", "AAAA", "", "../../etc/passwd______"]) {
      expect(fromShortId(text)).toBeNull();
    }
  });
});
