/** A node of a plan, as `EXPLAIN (ANALYZE, FORMAT JSON)` gives it; numbers of rows are means over the loops. */
export interface PlanNode {
  "Node Type": string;
  "Index Name"?: string;
  "Relation Name"?: string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  "Rows Removed by Index Recheck"?: number;
  Plans?: PlanNode[];
}

/** By an index or without one: a plan that walks the table must not pass for one that reads nothing. */
const readsEvents = (node: PlanNode) =>
  /Scan$/.test(node["Node Type"]) &&
  (node["Index Name"] !== undefined || /^events(_|$)/.test(node["Relation Name"] ?? ""));

/** Every node of a plan that reads entries of an index, or rows of the events. */
export const scansOf = (node: PlanNode): PlanNode[] => [
  ...(readsEvents(node) ? [node] : []),
  ...(node.Plans ?? []).flatMap(scansOf),
];

/** How many a scan read, those that it dropped included. */
export const rowsReadBy = (node: PlanNode): number =>
  (node["Actual Rows"] +
    (node["Rows Removed by Filter"] ?? 0) +
    (node["Rows Removed by Index Recheck"] ?? 0)) *
  node["Actual Loops"];
