import { describe, expect, it } from "vitest";
import { matchEvents } from "./match-events";

const at = (second: number) => new Date(second * 1_000);
const event = (id: string, batchId: number, occurredAt = at(100)) => ({
  ...({ id, batchId, occurredAt, event: "Instance Create", scope: "project", scopeId: "p" } as const),
  ...{ provider: null, service: "VM", resourceType: null, resourceId: id, resourceName: null },
});
const batch = (id: number, notify = true) => ({ id, receivedAt: at(100), notify, next: null });

describe("the events of batches", () => {
  it("match in the order given, and are late by their age or their batch", () => {
    const matcher = ({ resourceId }: { resourceId: string | null }) => (resourceId === "none" ? [] : ["s"]);
    const events = [event("now", 1), event("none", 1), event("edge", 1, at(40)), event("old", 1, at(39))];
    const hits = [
      ...matchEvents([...events, event("quiet", 2)], [batch(1), batch(2, false)], matcher, 60_000),
    ];
    expect(hits.map(({ id, isLate, subscriptionIds }) => [id, isLate, ...subscriptionIds])).toEqual([
      ["now", false, "s"],
      ["none", false],
      ["edge", false, "s"],
      ["old", true, "s"],
      ["quiet", true, "s"],
    ]);
  });

  it("go on at the subscription that an earlier transaction left, in the order of ids", () => {
    const events = [event("cut", 1, at(50)), event("cut", 1, at(51)), event("cut", 2, at(50))];
    const next = { occurredAt: at(50), eventId: "cut", subscriptionId: "b" };
    const batches = [{ ...batch(1), next }, batch(2)];
    const hits = [...matchEvents(events, batches, () => ["c", "a", "b"], 60_000)];
    expect(hits.map(({ subscriptionIds }) => subscriptionIds)).toEqual([
      ["b", "c"],
      ["a", "b", "c"],
      ["a", "b", "c"],
    ]);
  });
});
