import { expect, it } from "vitest";
import { judgeReach } from "./judge-reach";
import type { Results } from "./results";

/** The rest of a run does not matter here. */
const results = (computed: readonly number[]) =>
  ({
    sizes: [],
    reads: [],
    plans: [],
    holds: [
      {
        label: "a body",
        bytes: 1,
        holds: computed.map((longestComputingMs) => ({ longestMs: 900, longestComputingMs })),
      },
    ],
    ingest: new Map(),
    pages: null,
  }) as unknown as Results;

const holdOf = (computed: readonly number[]) =>
  judgeReach(results(computed)).find(({ what }) => what.includes("a body"));

it("judges the longest hold of all, not the usual one", () => {
  expect(holdOf([12, 11, 50, 12, 13])).toMatchObject({ measured: 50, isReached: true });
  expect(holdOf([12, 11, 51, 12, 13])).toMatchObject({ measured: 51, isReached: false });
});

it("judges the 95th percentile of what may take so long, at the largest size alone", () => {
  const times = (slowest: number) => ({ http: [...Array(18).fill(10), slowest, slowest], bare: [] });
  const reads = [{ group: "stats", label: "facets", times: [times(900), times(101)], maxMs: 100 }];
  const verdicts = judgeReach({ ...results([]), reads } as unknown as Results);
  expect(verdicts.find(({ what }) => what.startsWith("facets"))).toMatchObject({
    measured: 101,
    isReached: false,
  });
});
