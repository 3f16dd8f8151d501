/**
 * The first of `count` places (from 0) that is past a point, or `count` where none is. `isPast` must hold for every
 * place behind one that it holds for.
 */
export function firstPast(count: number, isPast: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isPast(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
