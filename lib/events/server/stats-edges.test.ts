import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Span } from "../stats-buckets";
import { type EdgePlan, isOfWindow, narrowWindow, planEdges } from "./stats-edges";

const unit = 100;
const evenly = ({ from, to }: Span) => (Number.isFinite(to - from) ? to - from : 0);

/** How often a plan counts an instant. */
const times = ({ window, pieces }: EdgePlan, at: number) => {
  const isIn = (span: Span) => at >= span.from && at < span.to;
  return Number(isIn(window)) + pieces.reduce((sum, { span, sign }) => sum + (isIn(span) ? sign : 0), 0);
};

describe("the edges of a range", () => {
  it("need no rows where the range ends with a bucket, or nowhere", () => {
    expect(planEdges({ from: 300, to: 500 }, unit, evenly, 1_000).pieces).toEqual([]);
    const open = planEdges({ from: null, to: null }, unit, evenly, 1_000);
    expect(open.pieces).toEqual([]);
    expect(times(open, 7)).toBe(1);
  });

  it("take the fewer rows: inside, or outside to be taken away", () => {
    const plan = planEdges({ from: 110, to: 320 }, unit, evenly, 1_000);
    expect(plan.window).toEqual({ from: 100, to: 300 });
    expect(plan.pieces.map(({ span, sign }) => ({ ...span, sign }))).toEqual([
      { from: 300, to: 320, sign: 1 },
      { from: 100, to: 110, sign: -1 },
    ]);
  });

  it("take nothing away where that is too much to count", () => {
    const plan = planEdges({ from: 110, to: 320 }, unit, evenly, 5);
    expect(plan.pieces.every(({ sign }) => sign === 1)).toBe(true);
  });

  it("count every instant of the range once and no other, with each piece or without those that failed", () => {
    const bound = fc.option(fc.integer({ min: 0, max: 1_000 }));
    const at = fc.integer({ min: -100, max: 1_100 });
    fc.assert(
      fc.property(bound, bound, at, fc.nat(200), fc.boolean(), (a, b, instant, most, isFirst) => {
        fc.pre(a === null || b === null || a <= b);
        const plan = planEdges({ from: a, to: b }, unit, evenly, most);
        const isInside = (a === null || instant >= a) && (b === null || instant < b);
        expect(times(plan, instant)).toBe(isInside ? 1 : 0);
        const failed = plan.pieces.at(isFirst ? 0 : -1);
        if (!failed) return;
        const window = narrowWindow(plan.window, failed);
        const others = plan.pieces.filter((piece) => piece !== failed && isOfWindow(piece, window));
        const left = times({ window, pieces: others }, instant);
        expect(left).toBeGreaterThanOrEqual(0);
        expect(left).toBeLessThanOrEqual(isInside ? 1 : 0);
      }),
    );
  });
});
