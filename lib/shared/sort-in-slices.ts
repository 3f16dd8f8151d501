import { TimeSlice } from "./time-slice";

/** Short enough to be sorted at one go, even where comparing takes long. */
const runLength = 256;

/** The elements of two sorted runs that follow one another, in order. */
async function mergeRuns<T>(
  items: readonly T[],
  [start, middle, end]: readonly [number, number, number],
  compare: (a: T, b: T) => number,
  slice: TimeSlice,
): Promise<T[]> {
  const merged: T[] = [];
  let [left, right] = [start, middle];
  while (left < middle || right < end) {
    if (slice.isOver()) await slice.next();
    const isLeft = right >= end || (left < middle && compare(items[left] as T, items[right] as T) <= 0);
    merged.push(items[isLeft ? left++ : right++] as T);
  }
  return merged;
}

/** `items` in order (stable), in a new array, giving way to other work in between. */
export async function sortInSlices<T>(items: readonly T[], compare: (a: T, b: T) => number): Promise<T[]> {
  const slice = new TimeSlice();
  let sorted: T[] = [];
  for (let start = 0; start < items.length; start += runLength) {
    if (slice.isOver()) await slice.next();
    for (const item of items.slice(start, start + runLength).sort(compare)) sorted.push(item);
  }
  for (let run = runLength; run < items.length; run *= 2) {
    const next: T[] = [];
    for (let start = 0; start < items.length; start += 2 * run) {
      const bounds = [start, Math.min(start + run, items.length), Math.min(start + 2 * run, items.length)];
      const merged = await mergeRuns(sorted, bounds as [number, number, number], compare, slice);
      for (const item of merged) next.push(item);
    }
    sorted = next;
  }
  return sorted;
}
