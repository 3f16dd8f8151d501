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
    let low = 0;
    let high = count - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) <= wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}
