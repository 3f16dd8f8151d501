import { firstPast } from "@/lib/shared/search-sorted";

/**
 * Draws places 0, 1, 2, … of a list so that place k is drawn in proportion to 1 / (k + 1)^exponent: few values are
 * very common and most are rare, as actors and events of audit trails are.
 */
export function zipfSampler(count: number, exponent: number): (uniform: number) => number {
  const sums = new Float64Array(count);
  let sum = 0;
  for (let place = 0; place < count; place += 1) {
    sum += 1 / (place + 1) ** exponent;
    sums[place] = sum;
  }
  return (uniform) => {
    const wanted = uniform * sum;
    return Math.min(
      count - 1,
      firstPast(count, (place) => (sums[place] ?? 0) > wanted),
    );
  };
}
