import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type FiringEvent, type FiringSubscription, planDeliveries, type Route } from "./plan-deliveries";

const event = (id: string, ...subscriptionIds: string[]): FiringEvent => ({
  id,
  occurredAt: new Date(0),
  event: "Instance Create",
  subscriptionIds,
});
const route = (userId: string, obstacle: Route["obstacle"] = null): Route => ({
  userId,
  channel: "email",
  obstacle,
});
const subscription = (matchedBefore: number, ...routes: Route[]): FiringSubscription => ({
  scopeId: "scope",
  routes,
  matchedBefore,
});
const plan = (events: FiringEvent[], subscriptions: Record<string, FiringSubscription>, threshold = 2) =>
  [...planDeliveries(events, new Map(Object.entries(subscriptions)), threshold)].flatMap((step) =>
    step === "pause" ? [] : [`${step.subscriptionId} ${step.event.id} ${step.route.userId} ${step.carrier}`],
  );

describe("planDeliveries", () => {
  it("gives the first events of a window messages of their own and the rest to digests", () => {
    const events = ["1", "2", "3"].map((id) => event(id, "s"));
    expect(plan(events, { s: subscription(0, route("kim")) })).toEqual([
      "s 1 kim own",
      "s 2 kim own",
      "s 3 kim digest",
    ]);
    expect(plan(events, { s: subscription(1, route("kim")) })).toEqual([
      "s 1 kim own",
      "s 2 kim digest",
      "s 3 kim digest",
    ]);
  });

  it("counts each subscription by itself, whoever it reaches", () => {
    const events = [event("1", "a", "b"), event("2", "b")];
    const subscriptions = {
      a: subscription(5, route("kim")),
      b: subscription(1, route("kim"), route("lee", "no_email")),
    };
    expect(plan(events, subscriptions)).toEqual([
      "a 1 kim digest",
      "b 1 kim own",
      "b 1 lee none",
      "b 2 kim digest",
      "b 2 lee none",
    ]);
  });

  it("pauses after each event, whether or not it reaches somebody", () => {
    const subscriptions = new Map([
      ["a", subscription(0)],
      ["b", subscription(0, route("kim"))],
    ] as const);
    const steps = [...planDeliveries([event("1", "a"), event("2", "a", "b")], subscriptions, 2)];
    expect(steps.map((step) => (step === "pause" ? step : step.event.id))).toEqual(["pause", "2", "pause"]);
  });

  it("plans every (subscription, event, route) exactly once", () => {
    const ids = fc.uniqueArray(fc.constantFrom("a", "b", "c"));
    const events = fc.array(ids).map((lists) => lists.map((list, index) => event(String(index), ...list)));
    const people = fc.uniqueArray(fc.constantFrom("kim", "lee", "park"));
    fc.assert(
      fc.property(events, people, fc.nat(5), fc.nat(5), (given, names, before, threshold) => {
        const routes = names.map((name) => route(name));
        const subscriptions = { a: subscription(before, ...routes), b: subscription(0, ...routes) };
        const planned = plan(given, subscriptions, threshold).map((line) =>
          line.split(" ").slice(0, 3).join(" "),
        );
        const expected = given.flatMap(({ id, subscriptionIds }) =>
          subscriptionIds.filter((s) => s !== "c").flatMap((s) => names.map((name) => `${s} ${id} ${name}`)),
        );
        expect(planned).toEqual(expected);
      }),
    );
  });
});
