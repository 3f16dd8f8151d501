import { describe, expect, it } from "vitest";
import { shortcutKey } from "./shortcut-key";

describe("shortcutKey", () => {
  it.each([
    { typed: "j", code: "KeyJ", shiftKey: false, key: "j" },
    { typed: "F", code: "KeyF", shiftKey: true, key: "F" },
    { typed: "ㅓ", code: "KeyJ", shiftKey: false, key: "j" },
    { typed: "ㄹ", code: "KeyF", shiftKey: true, key: "F" },
    { typed: "о", code: "KeyJ", shiftKey: false, key: "j" },
    { typed: "?", code: "Slash", shiftKey: true, key: "?" },
    { typed: "é", code: "Digit2", shiftKey: false, key: "é" },
    { typed: "Escape", code: "Escape", shiftKey: false, key: "Escape" },
  ])("reads $typed at $code as $key", ({ typed, code, shiftKey, key }) => {
    expect(shortcutKey({ key: typed, code, shiftKey })).toBe(key);
  });

  it("goes by what a key types where that is a letter of ours, wherever the key is", () => {
    expect(shortcutKey({ key: "c", code: "KeyJ", shiftKey: false })).toBe("c");
  });
});
