import { describe, expect, it } from "vitest";
import { getPool } from "@/db/client";
import { addMember, makePerson } from "@/db/testing/make-organization";
import { useTestDatabase } from "@/db/testing/test-database";
import { emptySubscriptionFilters, type SubscriptionFilters } from "../filters";
import { type Bed, bodyOf, contextOf, faultOf, makeBed, makeGroup } from "../testing/subscription-bed";
import { createSubscription } from "./create-subscription";
import { listSubscriptions } from "./list-subscriptions";

process.env.NEXTAUTH_SECRET ??= "a secret that only these tests know";
useTestDatabase();

const page = (
  bed: Bed,
  change: Partial<SubscriptionFilters> = {},
  limit = 50,
  cursor: string | null = null,
) => ({
  scope: bed.scope,
  filters: { ...emptySubscriptionFilters, ...change },
  limit,
  cursor,
});

async function make(bed: Bed, change: Parameters<typeof bodyOf>[1]) {
  const { id } = await createSubscription(bed.admin, { scope: bed.scope, body: bodyOf(bed.group, change) });
  return id;
}

const namesOf = (answer: Awaited<ReturnType<typeof listSubscriptions>>) =>
  answer.subscriptions.map(({ name }) => name);

describe("the list of subscriptions", () => {
  it("comes newest first in pages that neither repeat nor leave out, even at one instant", async () => {
    const bed = await makeBed();
    const ids: string[] = [];
    for (const name of ["a", "b", "c", "d", "e"]) ids.push(await make(bed, { name }));
    await getPool().query("UPDATE subscriptions SET created_at = '2026-11-01T00:00:00Z' WHERE id = ANY($1)", [
      ids.slice(0, 3),
    ]);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const answer = await listSubscriptions(bed.leader, page(bed, {}, 2, cursor));
      expect(answer.subscriptions.length).toBeLessThanOrEqual(2);
      seen.push(...namesOf(answer));
      cursor = answer.nextCursor;
    } while (cursor);
    expect(seen.slice(0, 2)).toEqual(["e", "d"]);
    expect([...seen].sort()).toEqual(["a", "b", "c", "d", "e"]);
  });

  it("takes its own cursors alone", async () => {
    const bed = await makeBed();
    for (const name of ["a", "b"]) await make(bed, { name });
    const { nextCursor } = await listSubscriptions(bed.leader, page(bed, {}, 1));
    const other = [
      page(bed, { q: "a" }, 1, nextCursor),
      { ...page(bed, {}, 1, nextCursor), scope: bed.ownScope },
      page(bed, {}, 1, "nonsense"),
    ];
    for (const input of other) {
      expect(await faultOf(listSubscriptions(bed.admin, input))).toEqual({
        code: "malformed",
        paths: ["cursor"],
      });
    }
  });

  it("finds by name, source, group and whether it is enabled; signs of patterns are letters", async () => {
    const bed = await makeBed();
    const night = await makeGroup(bed.made, bed.scopeId, { name: "야간 당직 100%" });
    await make(bed, { name: "Orders_cache", sources: [{ resourceName: "orders-prod" }] });
    await make(bed, { name: "운영 캐시", sources: [{ resourceId: "c-77" }], enabled: false });
    await make(bed, { name: "Nightly", userGroups: [night] });
    const found = async (change: Partial<SubscriptionFilters>) =>
      namesOf(await listSubscriptions(bed.leader, page(bed, change)));
    expect(await found({ q: "orders" })).toEqual(["Orders_cache"]);
    expect(await found({ q: "C-77" })).toEqual(["운영 캐시"]);
    expect(await found({ q: "당직" })).toEqual(["Nightly"]);
    expect(await found({ name: "캐시" })).toEqual(["운영 캐시"]);
    expect(await found({ name: "s_c" })).toEqual(["Orders_cache"]);
    expect(await found({ name: "s%c" })).toEqual([]);
    expect(await found({ source: "prod" })).toEqual(["Orders_cache"]);
    expect(await found({ source: "Nightly" })).toEqual([]);
    expect(await found({ userGroup: "100%" })).toEqual(["Nightly"]);
    expect(await found({ userGroup: night.toUpperCase() })).toEqual(["Nightly"]);
    expect(await found({ userGroup: bed.group, enabled: true })).toEqual(["Orders_cache"]);
    expect(await found({ enabled: false })).toEqual(["운영 캐시"]);
  });

  it("says when each last fired, and what the last seven days did", async () => {
    const bed = await makeBed();
    const id = await make(bed, {});
    const rows = [
      [0, 3, 1, "2 minutes"],
      [30, 2, 0, "30 hours"],
      [24 * 8, 100, 50, "8 days"],
    ] as const;
    for (const [hours, matched, late, ago] of rows) {
      await getPool().query(
        `INSERT INTO subscription_activity (organization_id, subscription_id, hour, matched, late, unheard, last_matched_at)
         VALUES ($1, $2, date_trunc('hour', now() - make_interval(hours => $3)), $4, $5, 2, now() - $6::interval)`,
        [bed.made.id, id, hours, matched, late, ago],
      );
    }
    const [found] = (await listSubscriptions(bed.leader, page(bed))).subscriptions;
    expect(found?.last7Days).toEqual({ matched: 5, late: 1, unheard: 4 });
    const { rows: last } = await getPool().query(
      "SELECT max(last_matched_at) AS at FROM subscription_activity WHERE subscription_id = $1",
      [id],
    );
    expect(found?.lastFiredAt).toBe(last[0].at.toISOString());
  });

  it("says what its type is called, and whether anybody is in its groups now", async () => {
    const bed = await makeBed();
    const left = await makePerson();
    await addMember(bed.made, left, { projects: { "web-shop": ["project_member"] } });
    const gone = await makeGroup(bed.made, bed.scopeId, { people: [left] });
    const chosen = await makeGroup(bed.made, bed.scopeId, { people: [left, bed.person] });
    await make(bed, { name: "everybody" });
    await make(bed, { name: "chosen", userGroups: [chosen] });
    await make(bed, { name: "both", userGroups: [gone, chosen] });
    await make(bed, { name: "one", userGroups: [gone] });
    const nobody = async () =>
      (await listSubscriptions(bed.leader, page(bed))).subscriptions
        .filter(({ reachesNobody }) => reachesNobody)
        .map(({ name }) => name);
    expect(await nobody()).toEqual([]);
    await getPool().query("DELETE FROM project_role_assignments WHERE user_id = $1", [left.id]);
    expect(await nobody()).toEqual(["one"]);
    await getPool().query("UPDATE users SET deactivated_at = now() WHERE id = $1", [bed.person.id]);
    expect(await nobody()).toEqual(["one", "both", "chosen", "everybody"]);
    const [found] = (await listSubscriptions(bed.leader, page(bed))).subscriptions;
    expect(found).toMatchObject({
      serviceName: { en: "EasyCache", ko: "EasyCache" },
      resourceTypeName: { en: expect.any(String), ko: expect.any(String) },
    });
  });

  it("is its scope's alone, for whoever may read it", async () => {
    const [bed, other] = [await makeBed(), await makeBed()];
    await make(bed, { name: "here" });
    await make(other, { name: "elsewhere" });
    expect(namesOf(await listSubscriptions(bed.leader, page(bed)))).toEqual(["here"]);
    const own = { ...page(bed), scope: bed.ownScope };
    expect(namesOf(await listSubscriptions(bed.admin, own))).toEqual([]);
    expect(await faultOf(listSubscriptions(bed.leader, own))).toMatchObject({ code: "forbidden" });
    expect(await faultOf(listSubscriptions(other.admin, page(bed)))).toMatchObject({ code: "not_found" });
    const reader = contextOf(bed.made, { permissions: ["projectEvents.read"] });
    expect(await faultOf(listSubscriptions(reader, page(bed)))).toMatchObject({ code: "forbidden" });
  });
});
