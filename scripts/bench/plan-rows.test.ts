import { expect, it } from "vitest";
import { type PlanNode, rowsReadBy, scansOf } from "./plan-rows";

const scan = (type: string, rows: number, rest: Partial<PlanNode> = {}): PlanNode => ({
  "Node Type": type,
  "Actual Rows": rows,
  "Actual Loops": 1,
  ...rest,
});

const rowsIn = (plan: PlanNode) => scansOf(plan).reduce((sum, node) => sum + rowsReadBy(node), 0);

it("counts what every scan of events read, also one that uses no index", () => {
  const plan = scan("Limit", 51, {
    Plans: [
      scan("Append", 900, {
        Plans: [
          scan("Index Scan", 10, { "Index Name": "i", "Relation Name": "events_2026_11", "Actual Loops": 2 }),
          scan("Seq Scan", 3, { "Relation Name": "events_2026_10", "Rows Removed by Filter": 99_997 }),
          scan("Bitmap Heap Scan", 4, { "Relation Name": "events", "Rows Removed by Index Recheck": 6 }),
        ],
      }),
      scan("CTE Scan", 7_000),
      scan("Seq Scan", 40, { "Relation Name": "projects" }),
    ],
  });
  expect(rowsIn(plan)).toBe(20 + 100_000 + 10);
});
