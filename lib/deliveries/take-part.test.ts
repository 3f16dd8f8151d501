import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Hit } from "./match-events";
import type { Route } from "./plan-deliveries";
import { type Part, type PartBounds, takePart } from "./take-part";

const at = (second: number) => new Date(second * 1_000);
const hit = (id: string, ...subscriptionIds: string[]): Hit => ({
  ...{ id, event: "Instance Create", occurredAt: at(0), subscriptionIds },
  ...{ batchId: 1, isLate: false, receivedAt: at(100).getTime() },
});
const unbounded: PartBounds = { deliveries: 1_000, matches: 1_000 };

/** Subscriptions by id, with how many people each tells and when it was enabled. */
type Plan = Record<string, { people: number; enabledAt?: Date }>;

function sourceOf(hits: Iterable<Hit>, plan: Plan) {
  const asked: string[] = [];
  const byId = new Map(Object.keys(plan).map((id) => [id, { id, enabledAt: plan[id]?.enabledAt ?? at(0) }]));
  const findRoutes = async (subscriptions: readonly { id: string }[], index: number): Promise<Route[]> => {
    const id = subscriptions[index]?.id ?? "";
    asked.push(id);
    const toRoute = (_: unknown, n: number) => ({ userId: `${id}-${n}`, channel: "email", obstacle: null });
    return Array.from({ length: plan[id]?.people ?? 0 }, toRoute as () => Route);
  };
  return { source: { hits, byId, findRoutes }, asked };
}

const firingOf = ({ firing }: Part) => firing.map(({ id, subscriptionIds }) => [id, ...subscriptionIds]);

describe("a part", () => {
  it("counts what fires, what is late and what nobody hears of, and tells of the first only", async () => {
    const hits = [hit("1", "a", "b"), { ...hit("2", "b", "c"), isLate: true }, hit("3", "a", "d"), hit("4")];
    const plan = { a: { people: 2 }, b: { people: 1 }, c: { people: 1 }, d: { people: 0 } };
    const part = await takePart(sourceOf(hits, plan).source, unbounded);
    expect(Object.fromEntries(part.counts)).toEqual({
      a: { fired: 2, late: 0, unheard: 0 },
      b: { fired: 1, late: 1, unheard: 0 },
      c: { fired: 0, late: 1, unheard: 0 },
      d: { fired: 0, late: 0, unheard: 1 },
    });
    expect(firingOf(part)).toEqual([
      ["1", "a", "b"],
      ["3", "a"],
    ]);
    expect([...part.routes.keys()]).toEqual(["a", "b", "d"]);
    expect(part.next).toBeNull();
  });

  it("is late for the subscriptions that were enabled after the event came", async () => {
    const plan = {
      before: { people: 1, enabledAt: at(99) },
      same: { people: 1, enabledAt: at(100) },
      since: { people: 1, enabledAt: at(101) },
    };
    const part = await takePart(sourceOf([hit("1", "before", "same", "since")], plan).source, unbounded);
    expect(firingOf(part)).toEqual([["1", "before", "same"]]);
    expect(part.counts.get("since")).toEqual({ fired: 0, late: 1, unheard: 0 });
  });

  it("ends before the match that has no room, also within an event, and asks no further", async () => {
    const hits = [hit("1", "a", "b"), hit("2", "a", "b", "c"), hit("3", "c")];
    const plan = { a: { people: 2 }, b: { people: 3 }, c: { people: 1 } };
    const { source, asked } = sourceOf(hits, plan);
    const part = await takePart(source, { ...unbounded, deliveries: 8 });
    expect(firingOf(part)).toEqual([
      ["1", "a", "b"],
      ["2", "a"],
    ]);
    expect(part.next).toEqual({ batchId: 1, occurredAt: at(0), eventId: "2", subscriptionId: "b" });
    expect(part.counts.get("b")).toEqual({ fired: 1, late: 0, unheard: 0 });
    expect(asked).toEqual(["a", "b"]);
  });

  it("takes at least one match, whatever it makes, and ends after many that tell nobody", async () => {
    const { source } = sourceOf([hit("1", "a"), hit("2", "a")], { a: { people: 9 } });
    expect(firingOf(await takePart(source, { ...unbounded, deliveries: 1 }))).toEqual([["1", "a"]]);
    const quiet = sourceOf([hit("1", "b"), hit("2", "b"), hit("3", "b")], { b: { people: 0 } });
    const part = await takePart(quiet.source, { ...unbounded, matches: 2 });
    expect(part.next?.eventId).toBe("3");
    expect(part.counts.get("b")).toEqual({ fired: 0, late: 0, unheard: 2 });
  });

  it("and the parts after it take each match once", async () => {
    const plan = { a: { people: 2 }, b: { people: 0 }, c: { people: 3 } };
    const lists = fc.array(fc.subarray(["a", "b", "c"]), { maxLength: 12 });
    const bounds = fc.record({
      deliveries: fc.integer({ min: 1, max: 9 }),
      matches: fc.integer({ min: 1, max: 9 }),
    });
    await fc.assert(
      fc.asyncProperty(lists, bounds, async (given, limits) => {
        let left = given.map((ids, index) => hit(String(index), ...ids));
        const taken: string[] = [];
        for (let isMore = true; isMore; ) {
          const { firing, next, routes } = await takePart(sourceOf(left, plan).source, limits);
          const pairs = firing.flatMap(({ id, subscriptionIds }) => subscriptionIds.map((s) => [id, s]));
          const made = pairs.reduce((sum, [, s]) => sum + (routes.get(s ?? "")?.length ?? 0), 0);
          expect(made <= limits.deliveries || pairs.length === 1).toBe(true);
          for (const pair of pairs) taken.push(pair.join(" "));
          left = left
            .slice(left.findIndex(({ id }) => id === next?.eventId))
            .map((rest, index) =>
              index > 0
                ? rest
                : hit(rest.id, ...rest.subscriptionIds.filter((id) => id >= (next?.subscriptionId ?? ""))),
            );
          isMore = next !== null;
        }
        const all = given.flatMap((ids, index) =>
          ids.filter((id) => id !== "b").map((id) => `${index} ${id}`),
        );
        expect(taken).toEqual(all);
      }),
    );
  });

  it("lets other work have its turn, however many subscriptions an event matches", async () => {
    const ids = Array.from({ length: 500 }, (_, index) => `subscription-${index}`);
    const plan = Object.fromEntries(ids.map((id) => [id, { people: 0 }]));
    const hits = Array.from({ length: 400 }, () => hit("1", ...ids));
    let [turns, isRunning] = [0, true];
    const count = () => {
      turns += 1;
      if (isRunning) setImmediate(count);
    };
    setImmediate(count);
    await takePart(sourceOf(hits, plan).source, { deliveries: 1, matches: 200_000 });
    isRunning = false;
    expect(turns).toBeGreaterThan(1);
  });
});
