import { describe, expect, it } from "vitest";
import { countDeliveries, countHits, findFiring, type Hit, matchEvents } from "./match-events";

const at = (second: number) => new Date(second * 1_000);
const event = (id: string, batchId: number, occurredAt = at(100)) => ({
  ...({ id, batchId, occurredAt, event: "Instance Create", scope: "project", scopeId: "p" } as const),
  ...{ provider: null, service: "VM", resourceType: null, resourceId: id, resourceName: null },
});
const hit = (batchId: number, isLate: boolean, ...subscriptionIds: string[]): Hit => ({
  ...{ id: "e", event: "Instance Create", occurredAt: at(0) },
  ...{ batchId, isLate, subscriptionIds },
});

/** How often other work had its turn while `work` ran. */
async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  let isRunning = true;
  let turns = 0;
  const count = () => {
    turns += 1;
    if (isRunning) setImmediate(count);
  };
  setImmediate(count);
  await work();
  isRunning = false;
  return turns;
}

describe("the events of batches", () => {
  it("match in the order given, and are late by their age or their batch", async () => {
    const batches = [
      { id: 1, receivedAt: at(100), notify: true },
      { id: 2, receivedAt: at(100), notify: false },
    ];
    const matcher = ({ resourceId }: { resourceId: string | null }) => (resourceId === "none" ? [] : ["s"]);
    const events = [event("now", 1), event("none", 1), event("edge", 1, at(40)), event("old", 1, at(39))];
    const known = { matcher, byId: new Map(), newestEnabling: 0 };
    const hits = await matchEvents([...events, event("quiet", 2)], batches, known, 60_000);
    expect(hits.map(({ id, isLate }) => [id, isLate])).toEqual([
      ["now", false],
      ["edge", false],
      ["old", true],
      ["quiet", true],
    ]);
  });

  it("are late for the subscriptions that were enabled after they came", async () => {
    const byId = new Map([
      ["before", { enabledAt: at(99) }],
      ["same", { enabledAt: at(100) }],
      ["after", { enabledAt: at(101) }],
    ]);
    const known = { matcher: () => [...byId.keys()], byId, newestEnabling: at(101).getTime() };
    const batches = [100, 101].map((second) => ({ id: second, receivedAt: at(second), notify: true }));
    const hits = await matchEvents([event("early", 100), event("since", 101)], batches, known, 60_000);
    expect(hits.map(({ id, isLate, subscriptionIds }) => [id, isLate, ...subscriptionIds])).toEqual([
      ["early", false, "before", "same"],
      ["early", true, "after"],
      ["since", false, "before", "same", "after"],
    ]);
  });

  it("are counted by subscription and batch; who is late fires nothing", async () => {
    const hits = [hit(1, false, "a", "b"), hit(1, true, "b", "c"), hit(2, false, "a", "d")];
    expect(Object.fromEntries(await countHits(hits))).toEqual({
      a: { fired: 2, late: 0 },
      b: { fired: 1, late: 1 },
      c: { fired: 0, late: 1 },
      d: { fired: 1, late: 0 },
    });
    expect([...(await findFiring(hits))].sort()).toEqual(["a", "b", "d"]);
    const routes = new Map(Object.entries({ a: [1, 2], b: [1], c: [1] }));
    expect([...(await countDeliveries(hits, routes))]).toEqual([
      [1, 3],
      [2, 2],
    ]);
  });

  it("let other work have its turn, however many subscriptions they match", async () => {
    const subscriptionIds = Array.from({ length: 2_000 }, (_, index) => `subscription-${index}`);
    const hits = Array.from({ length: 2_000 }, () => hit(1, false, ...subscriptionIds));
    expect(await turnsDuring(() => countHits(hits))).toBeGreaterThan(1);
    expect(await turnsDuring(() => findFiring(hits))).toBeGreaterThan(1);
    expect(await turnsDuring(() => countDeliveries(hits, new Map()))).toBeGreaterThan(1);
  });
});
