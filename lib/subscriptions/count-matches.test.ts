import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countMatches, previewStart } from "./count-matches";
import { type PreviewSpan, previewSpans } from "./model";

const now = Date.UTC(2026, 10, 20, 12);
const hourMs = 3_600_000;
const spans = Object.keys(previewSpans) as PreviewSpan[];

describe("counts of a preview", () => {
  it("hold every time of the span once, in the bucket that it falls into", () => {
    const times = fc.array(fc.integer({ min: now - 40 * 24 * hourMs, max: now + hourMs }));
    fc.assert(
      fc.property(times, (seen) => {
        const counted = countMatches(seen, now, null);
        for (const span of spans) {
          const start = now - previewSpans[span].hours * hourMs;
          const within = seen.filter((time) => time >= start && time < now);
          const buckets = counted.buckets[span];
          expect(counted.matches[span]).toBe(within.length);
          expect(buckets).toHaveLength(previewSpans[span].buckets);
          expect(buckets.reduce((sum, count) => sum + count, 0)).toBe(within.length);
        }
      }),
    );
  });

  it("stand oldest first", () => {
    const { buckets } = countMatches([now - 1, now - hourMs, now - 24 * hourMs], now, null);
    expect(buckets.last24Hours[23]).toBe(2);
    expect(buckets.last24Hours[0]).toBe(1);
  });

  it("are lower bounds of the spans that the search did not get through", () => {
    const relations = (reached: number | null) => countMatches([], now, reached).relations;
    expect(relations(null)).toEqual({ last24Hours: "eq", last7Days: "eq", last30Days: "eq" });
    expect(relations(now - 48 * hourMs)).toEqual({ last24Hours: "eq", last7Days: "gte", last30Days: "gte" });
    expect(relations(previewStart(now)).last30Days).toBe("eq");
    expect(relations(now).last24Hours).toBe("gte");
  });
});
