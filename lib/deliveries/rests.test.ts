import { expect, it } from "vitest";
import { Rests } from "./rests";

it("leaves alone what failed, twice as long each time up to a minute, until it passes", () => {
  const rests = new Rests<string>();
  const durations = Array.from({ length: 8 }, () => rests.begin("a", 0));
  expect(durations).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
  expect(rests.isResting("a", 59_999)).toBe(true);
  expect(rests.isResting("a", 60_000)).toBe(false);
  rests.end("a");
  expect(rests.begin("a", 0)).toBe(1_000);
});

it("names first what has not been tried for longest, and what it only noted does not rest", () => {
  const rests = new Rests<string>();
  for (const key of ["a", "b", "c"]) rests.add(key);
  rests.begin("a", 0);
  rests.add("a");
  expect(rests.keys).toEqual(["b", "c", "a"]);
  expect(rests.keys.filter((key) => rests.isResting(key, 500))).toEqual(["a"]);
});
