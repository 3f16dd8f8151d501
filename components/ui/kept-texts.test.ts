import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetAllTexts, forgetTexts, keepText, keptTexts } from "./kept-texts";

/** What `localStorage` has of its own: entries as properties, and methods that are none. */
function makeStorage(): Storage {
  const methods = {
    getItem: (key: string) => (Object.hasOwn(entries, key) ? (entries[key] ?? null) : null),
    setItem: (key: string, value: string) => {
      entries[key] = value;
    },
    removeItem: (key: string) => {
      delete entries[key];
    },
  };
  const entries: Record<string, string> = Object.create(methods);
  return entries as unknown as Storage;
}

beforeEach(() => vi.stubGlobal("window", { localStorage: makeStorage() }));
afterEach(() => vi.unstubAllGlobals());

describe("kept texts", () => {
  it("come back the last first, each once, as many as a list shows", () => {
    for (let n = 0; n < 12; n++) keepText("a", `text ${n}`);
    keepText("a", "text 7");
    expect(keptTexts("a")).toHaveLength(8);
    expect(keptTexts("a").slice(0, 3)).toEqual(["text 7", "text 11", "text 10"]);
    expect(keptTexts("b")).toEqual([]);
  });

  it("are forgotten, one list or all of them, and nothing else is", () => {
    window.localStorage.setItem("other", "x");
    keepText("a", "1");
    keepText("b", "2");
    forgetTexts("a");
    expect([keptTexts("a"), keptTexts("b")]).toEqual([[], ["2"]]);
    forgetAllTexts();
    expect([keptTexts("b"), window.localStorage.getItem("other")]).toEqual([[], "x"]);
  });

  it("are none where the browser holds something else", () => {
    for (const text of ["{", "{}", "[1]", "null"]) {
      window.localStorage.setItem("cairn.kept.a", text);
      expect(keptTexts("a")).toEqual([]);
    }
    keepText("a", "");
    keepText("a", "x".repeat(301));
    expect(keptTexts("a")).toEqual([]);
  });

  it("are not kept where the browser keeps nothing", () => {
    const refuse = () => {
      throw new DOMException("denied", "SecurityError");
    };
    vi.stubGlobal("window", { localStorage: { getItem: refuse, setItem: refuse, removeItem: refuse } });
    keepText("a", "1");
    forgetTexts("a");
    expect(keptTexts("a")).toEqual([]);
  });
});
