import { describe, expect, it } from "vitest";
import { matchedOtherName } from "./matched-other-name";

const name = { en: "Cache creation started", ko: "캐시 생성 시작" };

describe("matchedOtherName", () => {
  it("is the other language's name where only that has a word of the search", () => {
    expect(matchedOtherName(name, "en", "생성")).toBe(name.ko);
    expect(matchedOtherName(name, "ko", "CREATION")).toBe(name.en);
    expect(matchedOtherName(name, "en", "생성".normalize("NFD"))).toBe(name.ko);
  });

  it("is nothing where the name on show explains the match, or neither does", () => {
    expect(matchedOtherName(name, "en", "cache")).toBeNull();
    expect(matchedOtherName(name, "en", "cache 생성")).toBeNull();
    expect(matchedOtherName(name, "en", "nhncloud")).toBeNull();
    expect(matchedOtherName(name, "en", "")).toBeNull();
    expect(matchedOtherName({ en: "S3", ko: "S3" }, "en", "s3")).toBeNull();
  });
});
