import { describe, expect, it } from "vitest";
import { nextAttemptAt, retryForMs } from "./retry-schedule";

const first = new Date("2026-11-20T00:00:00Z");
const middle = () => 0.5;

function delaysOf(random: () => number): number[] {
  const delays: number[] = [];
  let now = first;
  for (
    let next = nextAttemptAt(first, now, random);
    next !== null;
    next = nextAttemptAt(first, now, random)
  ) {
    delays.push(next.getTime() - now.getTime());
    now = next;
  }
  return delays;
}

describe("nextAttemptAt", () => {
  it("doubles from seconds to a quarter of an hour", () => {
    expect(delaysOf(middle).slice(0, 9)).toEqual(
      [5, 5, 10, 20, 40, 80, 160, 320, 640].map((seconds) => seconds * 1_000),
    );
    expect(Math.max(...delaysOf(middle))).toBe(15 * 60_000);
  });

  it("tries until 24 hours are over, exactly to their end, and then no more", () => {
    for (const random of [() => 0, middle, () => 1]) {
      const delays = delaysOf(random);
      expect(delays.reduce((sum, delay) => sum + delay, 0)).toBe(retryForMs);
      expect(delays.length).toBeLessThan(150);
    }
    expect(nextAttemptAt(first, new Date(first.getTime() + retryForMs), middle)).toBeNull();
  });

  it("spreads what failed at the same time", () => {
    const at = (random: number) => nextAttemptAt(first, first, () => random)?.getTime() ?? 0;
    expect(at(1) - at(0)).toBe(2_500);
  });
});
