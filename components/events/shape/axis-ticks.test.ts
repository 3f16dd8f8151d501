import { describe, expect, it } from "vitest";
import type { Histogram } from "@/lib/events/stats-model";
import { axisTicks } from "./axis-ticks";
import { makeBuckets } from "./make-buckets.test-data";

const words = { zone: "UTC", locale: "en", now: Date.parse("2026-11-20T08:00:00Z") } as const;

function histogramOf(
  start: string,
  minutes: number,
  count: number,
  more: Partial<Histogram> = {},
): Histogram {
  const buckets = makeBuckets(
    start,
    minutes,
    Array.from({ length: count }, () => [1, 0] as const),
  );
  const width = { unit: "minute", step: minutes } as const;
  return { buckets, relation: "eq", width, timeZone: "UTC", edges: "clock", ...more };
}

const texts = (histogram: Histogram, width: number) =>
  axisTicks(histogram, width, words).map(({ text }) => text);

describe("axisTicks", () => {
  it("stands at round times of the zone and names each day once", () => {
    const day = histogramOf("2026-11-19T08:30:00Z", 30, 48, { timeZone: "Asia/Seoul" });
    expect(texts(day, 1_000)).toEqual([
      "Nov 19 21:00",
      "Nov 20",
      "03:00",
      "06:00",
      "09:00",
      "12:00",
      "15:00",
    ]);
  });

  it("never crowds its texts, whatever the width", () => {
    const day = histogramOf("2026-11-19T08:00:00Z", 30, 48);
    for (const width of [60, 300, 640, 1_052, 3_600]) {
      const places = axisTicks(day, width, words).map(({ at }) => at * width);
      for (const [index, place] of places.entries()) {
        expect(place).toBeGreaterThanOrEqual(42);
        expect(place).toBeLessThanOrEqual(width - 42);
        if (index > 0) expect(place - (places[index - 1] ?? 0)).toBeGreaterThanOrEqual(84);
      }
    }
  });

  it("writes days alone where bars are days", () => {
    const month = histogramOf("2026-10-21T00:00:00Z", 1_440, 30, { width: { unit: "day", step: 1 } });
    expect(texts(month, 640)).toEqual(["Oct 25", "Oct 30", "Nov 4", "Nov 9", "Nov 14"]);
  });

  it("counts from its own hour where a zone is off the full hour", () => {
    const timeZone = "Asia/Kolkata";
    const day = histogramOf("2026-11-19T00:00:00Z", 60, 24, {
      timeZone,
      edges: "fullHour",
      width: { unit: "hour", step: 1 },
    });
    expect(texts(day, 700)).toEqual([
      "Nov 19 09:30",
      "12:30",
      "15:30",
      "18:30",
      "21:30",
      "Nov 20 00:30",
      "03:30",
    ]);
  });
});
