import { describe, expect, it } from "vitest";
import { spanWords, type WordsOf } from "./bar-words";

const words: WordsOf = {
  zone: "Asia/Seoul",
  locale: "en",
  now: Date.parse("2026-11-20T08:00:00Z"),
  t: (_key, values) => `${values?.from} to ${values?.to}`,
};
const write = (start: string, end: string, changed: Partial<WordsOf> = {}) =>
  spanWords({ start, end }, { ...words, ...changed });

describe("spanWords", () => {
  it("names the day once where one day holds the bar", () => {
    expect(write("2026-11-19T18:00:00Z", "2026-11-19T18:30:00Z")).toBe("Nov 20 03:00 to 03:30");
    expect(write("2026-11-20T14:30:00Z", "2026-11-20T15:00:00Z")).toBe("Nov 20 23:30 to 00:00");
  });

  it("names both days where the bar reaches from one into another", () => {
    expect(write("2026-11-20T14:30:00Z", "2026-11-20T15:30:00Z")).toBe("Nov 20 23:30 to Nov 21 00:30");
  });

  it("names whole days of the zone without a clock", () => {
    expect(write("2026-11-19T15:00:00Z", "2026-11-20T15:00:00Z")).toBe("Nov 20");
    expect(write("2026-11-19T15:00:00Z", "2026-11-22T15:00:00Z")).toBe("Nov 20 to Nov 22");
    expect(write("2025-11-19T15:00:00Z", "2025-11-20T15:00:00Z", { locale: "ko" })).toBe("2025년 11월 20일");
  });

  it("tells where the range cuts a bar, to the second", () => {
    expect(write("2026-11-19T18:12:07Z", "2026-11-19T18:30:00Z")).toBe("Nov 20 03:12:07 to 03:30");
  });
});
