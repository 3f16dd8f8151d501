import { expect, it } from "vitest";
import { batchesAtOnce } from "./ingest-gates";

it.each([
  [1, 1],
  [3, 1],
  [4, 2],
  [7, 5],
  [10, 6],
  [200, 6],
])("of %i connections, batches take %i", (connections, batches) => {
  expect(batchesAtOnce(connections)).toBe(batches);
});
