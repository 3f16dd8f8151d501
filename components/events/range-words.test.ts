import { readFileSync } from "node:fs";
import path from "node:path";
import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import type { Locale } from "@/lib/shared/locale";
import { rangeWords } from "./range-words";

function wordsIn(locale: Locale) {
  const file = path.join(process.cwd(), `messages/${locale}/events.json`);
  const t = createTranslator({ locale, messages: JSON.parse(readFileSync(file, "utf8")) });
  return { locale, zone: "UTC", now: Date.parse("2026-11-20T12:00:00Z"), t: t as (key: string) => string };
}

const inLast = (from: string, locale: Locale, kind: "title" | "empty" = "title") =>
  rangeWords({ from, to: null }, wordsIn(locale), kind);

describe("rangeWords", () => {
  it("says one unit without its number in English", () => {
    expect(inLast("-1h", "en")).toBe("in the last hour");
    expect(inLast("-1d", "en", "empty")).toBe("No events in the last day");
    expect(inLast("-24h", "en")).toBe("in the last 24 hours");
    expect(inLast("-1h", "ko")).toBe("최근 1시간");
  });

  it("groups the digits of long spans", () => {
    expect(inLast("-1286d", "en")).toBe("in the last 1,286 days");
    expect(inLast("-1286d", "ko")).toBe("최근 1,286일");
  });

  it("writes both ends of a range in the reader's zone", () => {
    const range = { from: "2026-11-20T03:00:00Z", to: "2026-11-20T04:00:00Z" };
    expect(rangeWords(range, wordsIn("ko"), "empty")).toBe(
      "11월 20일 03:00부터 11월 20일 04:00까지 이벤트가 없습니다",
    );
  });
});

describe("counts in messages", () => {
  it("are grouped, in Korean with their counter", () => {
    const ko = wordsIn("ko").t as (key: string, values: object) => string;
    const en = wordsIn("en").t as (key: string, values: object) => string;
    expect(ko("total", { count: 14_208 })).toBe("14,208건");
    expect(en("total", { count: 14_208 })).toBe("14,208");
    expect(ko("before.day", { count: 1_286 })).toBe("1,286일 전");
    expect(ko("without.gte", { count: 10_000 })).toContain("10,000건 이상");
    expect(en("without.eq", { count: 1_204 })).toBe("1,204 events in this range without it");
    expect(en("without.eq", { count: 1 })).toBe("1 event in this range without it");
  });
});
