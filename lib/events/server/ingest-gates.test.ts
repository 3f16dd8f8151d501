import { expect, it } from "vitest";
import { batchesAtOnce } from "./ingest-gates";

it.each([
  [1, 1],
  [6, 1],
  [7, 2],
  [10, 5],
  [11, 6],
  [200, 6],
])("of %i connections, batches take %i", (connections, batches) => {
  expect(batchesAtOnce(connections)).toBe(batches);
});
