import { describe, expect, it } from "vitest";
import { getDatabase } from "@/db/client";
import { useTestDatabase } from "@/db/testing/test-database";
import { emptySubscriptionFilters } from "../filters";
import type { SubscriptionBody } from "../model";
import { type Bed, bodyOf, contextOf, makeBed } from "../testing/subscription-bed";
import { createSubscription } from "./create-subscription";
import { getSubscription } from "./get-subscription";
import { listSubscriptions } from "./list-subscriptions";
import { recordEventSources } from "./record-event-sources";

process.env.NEXTAUTH_SECRET ??= "a secret that only these tests know";
useTestDatabase();

const record = (bed: Bed, resourceId: string, resourceName: string | null, minutes: number, scopeId = "") =>
  recordEventSources(getDatabase(), bed.made.id, [
    {
      scope: "project",
      scopeId: scopeId || bed.scopeId,
      provider: "nhncloud",
      service: "EasyCache",
      resourceType: "CACHE",
      event: "BACKUP_END",
      resourceId,
      resourceName,
      occurredAt: new Date(Date.UTC(2026, 10, 1, 0, minutes)),
    },
  ]);

async function make(bed: Bed, name: string, sources: SubscriptionBody["sources"], change = {}) {
  const body = bodyOf(bed.group, { name, sources, ...change });
  return (await createSubscription(bed.admin, { scope: bed.scope, body })).id;
}

const list = async (bed: Bed, change = {}, context = bed.leader) => {
  const filters = { ...emptySubscriptionFilters, ...change };
  const page = { scope: bed.scope, filters, limit: 50, cursor: null };
  return (await listSubscriptions(context, page)).subscriptions;
};

describe("the sources of subscriptions", () => {
  it("given by id are named as they were last seen, in their own scope and type", async () => {
    const bed = await makeBed();
    await record(bed, "c-1", "old-cart", 1);
    await record(bed, "c-1", "cart-cache-prod", 2);
    await record(bed, "c-1", null, 3);
    await record(bed, "c-2", "elsewhere", 1, bed.made.projects["data-lake"]?.id ?? "");
    const sources = [{ resourceId: "c-1" }, { resourceId: "c-2" }, { resourceName: "queue" }];
    const id = await make(bed, "Carts", sources);
    await make(bed, "Nodes", [{ resourceId: "c-1" }], { resourceType: "NODE" });
    const [nodes, carts] = await list(bed);
    expect(carts).toMatchObject({ sources, sourceNames: { "c-1": "cart-cache-prod" } });
    expect(nodes?.sourceNames).toEqual({});
    expect(await getSubscription(bed.leader, { scope: bed.scope, id })).toEqual(carts);
  });

  it("given by id are found by the names under which they were seen", async () => {
    const bed = await makeBed();
    await record(bed, "c-1", "old-cart", 1);
    await record(bed, "c-1", "shop-prod", 2);
    await make(bed, "One", [{ resourceId: "c-1" }]);
    await make(bed, "Two", [{ resourceId: "c-2" }]);
    const found = async (change: object) => (await list(bed, change)).map(({ name }) => name);
    expect(await found({ q: "SHOP-pr" })).toEqual(["One"]);
    expect(await found({ source: "old-cart" })).toEqual(["One"]);
    expect(await found({ source: "c-2" })).toEqual(["Two"]);
    expect(await found({ source: "shop_prod" })).toEqual([]);
  });

  it("stay unnamed, and are not found by name, for whoever may not read the events", async () => {
    const bed = await makeBed();
    await record(bed, "c-1", "shop-prod", 2);
    await make(bed, "One", [{ resourceId: "c-1" }]);
    const key = contextOf(bed.made, { permissions: ["subscriptions.read"] });
    expect(await list(bed, {}, key)).toMatchObject([{ name: "One", sourceNames: {} }]);
    expect(await list(bed, { q: "shop-prod" }, key)).toEqual([]);
  });
});
