import { describe, expect, it } from "vitest";
import { makeBuckets } from "./make-buckets.test-data";
import { barAt, countSpan, rangeOf, spanByKey } from "./span";

const press = (key: string, shiftKey = false) => ({ key, shiftKey });

describe("barAt", () => {
  it("finds the bar under a point, the outer ones beyond the edges", () => {
    expect([-5, 0, 9.9, 10, 99, 100, 400].map((x) => barAt(x, 100, 10))).toEqual([0, 0, 0, 1, 9, 9, 9]);
  });
});

describe("spanByKey", () => {
  it("walks the bars and stops at the ends", () => {
    const first = spanByKey(null, press("ArrowLeft"), 5);
    expect(first).toEqual({ anchor: 3, head: 3 });
    expect(spanByKey(first, press("ArrowRight"), 5)).toEqual({ anchor: 4, head: 4 });
    expect(spanByKey({ anchor: 4, head: 4 }, press("ArrowRight"), 5)).toEqual({ anchor: 4, head: 4 });
    expect(spanByKey(first, press("Home"), 5)).toEqual({ anchor: 0, head: 0 });
    expect(spanByKey(first, press("PageUp"), 40)).toEqual({ anchor: 13, head: 13 });
  });

  it("selects several with Shift, and lets go of them without", () => {
    const one = { anchor: 3, head: 3 };
    const two = spanByKey(one, press("ArrowLeft", true), 5);
    expect(two).toEqual({ anchor: 3, head: 2 });
    expect(spanByKey(two, press("End", true), 5)).toEqual({ anchor: 3, head: 4 });
    expect(spanByKey(two, press("ArrowLeft"), 5)).toEqual({ anchor: 1, head: 1 });
    expect(spanByKey(null, press("ArrowLeft", true), 5)).toEqual({ anchor: 4, head: 3 });
  });

  it("leaves every other key alone, and any key without bars", () => {
    expect(spanByKey(null, press("Tab"), 5)).toBeNull();
    expect(spanByKey(null, press("ArrowLeft"), 0)).toBeNull();
  });
});

describe("countSpan", () => {
  const buckets = makeBuckets("2026-11-20T00:00:00Z", 60, [
    [5, 1],
    [0, 0],
    [7, 2],
  ]);

  it("sums what the bars hold, whichever way they were selected, and names their range", () => {
    const sum = {
      start: "2026-11-20T01:00:00.000Z",
      end: "2026-11-20T03:00:00.000Z",
      count: 7,
      failures: 2,
    };
    expect(countSpan(buckets, { anchor: 1, head: 2 })).toEqual(sum);
    expect(countSpan(buckets, { anchor: 2, head: 1 })).toEqual(sum);
    expect(rangeOf(sum)).toEqual({ from: sum.start, to: sum.end });
  });

  it("is null where there is no such bar", () => {
    expect(countSpan(buckets, { anchor: 8, head: 9 })).toBeNull();
  });
});
