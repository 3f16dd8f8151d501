import { describe, expect, it } from "vitest";
import { getDatabase, getPool } from "@/db/client";
import { useTestDatabase } from "@/db/testing/test-database";
import type { MatchableEvent } from "../matcher";
import { type Bed, contextOf, faultOf, makeBed } from "../testing/subscription-bed";
import { listEventSources } from "./list-event-sources";
import { recordEventSources } from "./record-event-sources";

process.env.NEXTAUTH_SECRET ??= "a secret that only these tests know";
useTestDatabase();

const type = { provider: "nhncloud", service: "EasyCache", resourceType: "CACHE" };
const at = (minutes: number) => new Date(Date.UTC(2026, 10, 1, 0, minutes));

const seen = (
  bed: Bed,
  resource: string,
  minutes: number,
  change: Partial<MatchableEvent> = {},
): MatchableEvent & { occurredAt: Date } => ({
  ...type,
  scope: "project",
  scopeId: bed.scopeId,
  event: "BACKUP_END",
  resourceId: `id-${resource}`,
  resourceName: resource,
  occurredAt: at(minutes),
  ...change,
});

const record = (bed: Bed, ...events: (MatchableEvent & { occurredAt: Date })[]) =>
  recordEventSources(getDatabase(), bed.made.id, events);

const list = (bed: Bed, change: { q?: string; name?: string; limit?: number; cursor?: string | null } = {}) =>
  listEventSources(bed.leader, { scope: bed.scope, type, q: "", limit: 50, cursor: null, ...change });

describe("the sources of events", () => {
  it("are what events named, the last seen first, each once", async () => {
    const bed = await makeBed();
    await record(bed, seen(bed, "orders", 1), seen(bed, "carts", 2), seen(bed, "orders", 3));
    await record(bed, seen(bed, "orders", 2), seen(bed, "late", 0, { resourceId: null }));
    expect(await list(bed)).toEqual({
      eventSources: [
        { resourceId: "id-orders", resourceName: "orders", lastSeenAt: at(3).toISOString() },
        { resourceId: "id-carts", resourceName: "carts", lastSeenAt: at(2).toISOString() },
        { resourceId: null, resourceName: "late", lastSeenAt: at(0).toISOString() },
      ],
      nextCursor: null,
    });
  });

  it("move on to the minute, and never back", async () => {
    const bed = await makeBed();
    const lastSeen = async () => (await list(bed)).eventSources[0]?.lastSeenAt;
    await record(bed, seen(bed, "orders", 10));
    await record(bed, seen(bed, "orders", 10, {}), {
      ...seen(bed, "orders", 10),
      occurredAt: new Date(+at(10) + 30_000),
    });
    expect(await lastSeen()).toBe(at(10).toISOString());
    await record(bed, seen(bed, "orders", 12));
    await record(bed, seen(bed, "orders", 5));
    expect(await lastSeen()).toBe(at(12).toISOString());
  });

  it("leave out events without a resource and events that no catalog has", async () => {
    const bed = await makeBed();
    await record(
      bed,
      seen(bed, "nameless", 1, { resourceId: null, resourceName: null }),
      seen(bed, "unknown", 1, { event: "NOT_A_CODE" }),
      seen(bed, "elsewhere", 1, { scopeId: bed.made.projects["data-lake"]?.id ?? "" }),
    );
    expect((await list(bed)).eventSources).toEqual([]);
  });

  it("are written by several at once without a deadlock", async () => {
    const bed = await makeBed();
    const names = Array.from({ length: 200 }, (_, index) => `cache-${index}`);
    const forward = names.map((name) => seen(bed, name, 1));
    const backward = [...forward].reverse().map((item) => ({ ...item, occurredAt: at(9) }));
    await Promise.all([record(bed, ...forward), record(bed, ...backward), record(bed, ...forward)]);
    const { eventSources } = await list(bed, { limit: 200 });
    expect(new Set(eventSources.map(({ lastSeenAt }) => lastSeenAt))).toEqual(new Set([at(9).toISOString()]));
    expect(eventSources).toHaveLength(200);
  });

  it("are kept when more come at once than one statement writes, whatever their names", async () => {
    const bed = await makeBed();
    const names = Array.from({ length: 1_001 }, (_, index) => `${'"{},\\ '.repeat(60)}카페-${index}`);
    await record(bed, ...names.map((name) => seen(bed, name, 1)));
    const { rows } = await getPool().query(
      "SELECT resource_id AS id, resource_name AS name FROM event_sources WHERE organization_id = $1",
      [bed.made.id],
    );
    expect(new Set(rows.map(({ name }) => name))).toEqual(new Set(names));
    expect(rows.every(({ id, name }) => id === `id-${name}`)).toBe(true);
    expect(rows).toHaveLength(names.length);
  });

  it("are searched by id and name and paged, among tens of thousands", async () => {
    const bed = await makeBed();
    await getPool().query(
      `INSERT INTO event_sources
       SELECT $1, $2, $3, $4, $5, 'id-' || n, CASE WHEN n % 1000 = 0 THEN 'orders_' || n ELSE 'cache-' || n END,
         timestamptz '2026-11-01' + make_interval(secs => n / 10)
       FROM generate_series(1, 30000) n`,
      [bed.made.id, bed.scopeId, type.provider, type.service, type.resourceType],
    );
    const found: (string | null)[] = [];
    let cursor: string | null = null;
    do {
      const page = await list(bed, { q: "ORDERS_", limit: 7, cursor });
      found.push(...page.eventSources.map(({ resourceName }) => resourceName));
      cursor = page.nextCursor;
    } while (cursor);
    expect(found).toEqual(Array.from({ length: 30 }, (_, index) => `orders_${30_000 - index * 1_000}`));
    expect((await list(bed, { q: "%" })).eventSources).toEqual([]);
    expect((await list(bed, { name: "cache-1" })).eventSources).toMatchObject([{ resourceId: "id-1" }]);
    expect((await list(bed, { name: "cache-" })).eventSources).toEqual([]);
    const pages = [await list(bed, { limit: 25 })];
    pages.push(await list(bed, { limit: 25, cursor: pages[0]?.nextCursor ?? null }));
    const ids = pages.flatMap(({ eventSources }) => eventSources.map(({ resourceId }) => resourceId));
    expect(new Set(ids).size).toBe(50);
    const other = { q: "cache", cursor: pages[0]?.nextCursor ?? null };
    expect(await faultOf(list(bed, other))).toEqual({ code: "malformed", paths: ["cursor"] });
  });

  it("are for whoever may read subscriptions and the events that they come from", async () => {
    const [bed, other] = [await makeBed(), await makeBed()];
    const ask = (context: typeof bed.admin) =>
      faultOf(listEventSources(context, { scope: bed.scope, type, q: "", limit: 50, cursor: null }));
    expect(await ask(bed.leader)).toMatchObject({ code: "nothing" });
    expect(await ask(contextOf(bed.made, { permissions: ["subscriptions.read"] }))).toMatchObject({
      code: "forbidden",
    });
    expect(await ask(contextOf(bed.made, { permissions: ["projectEvents.read"] }))).toMatchObject({
      code: "forbidden",
    });
    expect(await ask(bed.stranger)).toMatchObject({ code: "not_found" });
    expect(await ask(other.admin)).toMatchObject({ code: "not_found" });
  });
});
