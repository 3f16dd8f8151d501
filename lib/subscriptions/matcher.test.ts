import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { catalogEntries, catalogServices } from "@/lib/catalog/catalog";
import type { CatalogEntry } from "@/lib/catalog/model";
import { buildMatcher, type MatchableEvent, type MatchableSubscription, typeOfEvent } from "./matcher";

const easyCache = { provider: "nhncloud", service: "EasyCache", resourceType: "CACHE" };

const subscription = (change: Partial<MatchableSubscription> = {}): MatchableSubscription => ({
  ...easyCache,
  id: "s1",
  scopeId: "p1",
  enabled: true,
  events: [],
  sources: [],
  ...change,
});

const event = (change: Partial<MatchableEvent> = {}): MatchableEvent => ({
  ...easyCache,
  scope: "project",
  scopeId: "p1",
  event: "BACKUP_START",
  resourceId: "c-1",
  resourceName: "orders",
  ...change,
});

const eventOf = (entry: CatalogEntry): MatchableEvent =>
  event({
    scope: entry.scope,
    provider: entry.provider,
    service: entry.service,
    resourceType: entry.resourceType,
    event: entry.event,
  });

describe("an event", () => {
  it("matches a subscription to its type, its code, its resource's id or name", () => {
    const matching: Partial<MatchableSubscription>[] = [
      {},
      { events: ["BACKUP_START", "BACKUP_END"] },
      { sources: [{ resourceId: "c-1" }] },
      { sources: [{ resourceName: "orders" }, { resourceId: "c-1" }] },
      { events: ["BACKUP_START"], sources: [{ resourceName: "orders" }] },
    ];
    for (const change of matching) expect(buildMatcher([subscription(change)])(event())).toEqual(["s1"]);
  });

  it("does not match another scope, type, code or resource, nor what is disabled", () => {
    const other: Partial<MatchableSubscription>[] = [
      { enabled: false },
      { scopeId: "p2" },
      { resourceType: "NODE" },
      { events: ["BACKUP_END"] },
      { sources: [{ resourceId: "orders" }] },
      { sources: [{ resourceName: "c-1" }] },
    ];
    for (const change of other) expect(buildMatcher([subscription(change)])(event())).toEqual([]);
  });

  it("that a vendor retired, or that is not subscribable, matches nothing", () => {
    const matcher = buildMatcher([subscription({ events: [] })]);
    expect(matcher(event({ event: "GROUP_CREATION_START" }))).toEqual([]);
    expect(matcher(event({ event: "BACKUP_MIGRATE_START" }))).toEqual([]);
    expect(matcher(event({ event: "NOT_A_CODE" }))).toEqual([]);
  });

  it("fires every subscription that it matches", () => {
    const matcher = buildMatcher([subscription(), subscription({ id: "s2", events: ["BACKUP_START"] })]);
    expect([...matcher(event())].sort()).toEqual(["s1", "s2"]);
  });

  it("is known by the other spellings of its sender", () => {
    const type = { provider: "aws", service: "S3", resourceType: "Bucket" };
    const sent = { provider: "aws", service: "s3.amazonaws.com", event: "DeleteBucket" };
    const matcher = buildMatcher([subscription({ ...type, events: ["DeleteBucket"] })]);
    for (const resourceType of ["Bucket", "AWS::S3::Bucket", null]) {
      expect(typeOfEvent(event({ ...sent, resourceType }))).toEqual(type);
      expect(matcher(event({ ...sent, resourceType }))).toEqual(["s1"]);
    }
  });

  it("without a provider has no type", () => {
    expect(typeOfEvent(event({ provider: null }))).toBeNull();
    expect(buildMatcher([subscription()])(event({ provider: null }))).toEqual([]);
  });
});

describe("the catalog", () => {
  const subscribable = catalogEntries.filter((entry) => entry.subscribable && entry.status === "current");
  const others = catalogEntries.filter((entry) => !subscribable.includes(entry));
  const toAll = catalogServices.flatMap(({ provider, service, resourceTypes }) =>
    resourceTypes.map(({ resourceType }) =>
      subscription({ id: `${provider}|${service}|${resourceType}`, provider, service, resourceType }),
    ),
  );

  it("has every subscribable entry of every provider match the subscription to its type and to its code", () => {
    const byType = buildMatcher(toAll);
    const byCode = buildMatcher(
      subscribable.map((entry, index) =>
        subscription({ ...entry, id: String(index), scopeId: entry.scope, events: [entry.event] }),
      ),
    );
    for (const [index, entry] of subscribable.entries()) {
      const { provider, service, resourceType } = entry;
      expect(byType(eventOf(entry)), entry.event).toEqual([`${provider}|${service}|${resourceType}`]);
      expect(byCode({ ...eventOf(entry), scopeId: entry.scope }), entry.event).toEqual([String(index)]);
    }
  });

  it("has no other entry match anything", () => {
    const matcher = buildMatcher(toAll);
    for (const entry of others) expect(matcher(eventOf(entry)), entry.event).toEqual([]);
  });

  it("lets people subscribe to 148 codes of EasyCache", () => {
    const codes = subscribable.filter((entry) => entry.service === "EasyCache");
    expect(codes).toHaveLength(148);
  });
});

describe("the matcher", () => {
  const pool = catalogEntries.filter((entry, index) => entry.service === "EasyCache" || index % 40 === 0);
  const entries = fc.constantFrom(...pool);
  const scopeIds = fc.constantFrom("p1", "p2");
  const names = fc.constantFrom("a", "b", "c");
  const source = fc.oneof(
    names.map((resourceId) => ({ resourceId })),
    names.map((resourceName) => ({ resourceName })),
  );
  const subscriptions = fc.array(
    fc.record({
      entry: entries,
      others: fc.array(entries, { maxLength: 4 }),
      isForAll: fc.boolean(),
      scopeId: scopeIds,
      enabled: fc.boolean(),
      sources: fc.array(source, { maxLength: 3 }),
    }),
    { maxLength: 30 },
  );
  const events = fc.array(
    fc.record({
      entry: entries,
      scopeId: scopeIds,
      resourceId: fc.option(names),
      resourceName: fc.option(names),
    }),
    { maxLength: 20 },
  );

  /** The rule in plain words, one subscription and one event at a time. */
  function isMatch(item: MatchableSubscription, seen: MatchableEvent): boolean {
    const entry = catalogEntries.find(
      (known) =>
        known.provider === seen.provider &&
        known.scope === seen.scope &&
        known.service === seen.service &&
        known.resourceType === seen.resourceType &&
        known.event === seen.event,
    );
    const isSource = item.sources.some((wanted) =>
      "resourceId" in wanted
        ? wanted.resourceId === seen.resourceId
        : wanted.resourceName === seen.resourceName,
    );
    return (
      item.enabled &&
      item.scopeId === seen.scopeId &&
      entry?.status === "current" &&
      entry.subscribable &&
      item.provider === entry.provider &&
      item.service === entry.service &&
      item.resourceType === entry.resourceType &&
      (item.events.length === 0 || item.events.includes(entry.event)) &&
      (item.sources.length === 0 || isSource)
    );
  }

  it("finds what the plain rule finds", () => {
    fc.assert(
      fc.property(subscriptions, events, (plans, seen) => {
        const items = plans.map(({ entry, others, isForAll, scopeId, enabled, sources }, index) => {
          const codes = [entry, ...others].map((item) => item.event);
          const { provider, service, resourceType } = entry;
          const type = { provider, service, resourceType };
          const id = String(index);
          return { ...type, id, scopeId, enabled, sources, events: isForAll ? [] : codes };
        });
        const matcher = buildMatcher(items);
        for (const { entry, ...rest } of seen) {
          const sent = { ...eventOf(entry), ...rest };
          const expected = items.filter((item) => isMatch(item, sent)).map(({ id }) => id);
          expect([...matcher(sent)].sort()).toEqual(expected.sort());
        }
      }),
    );
  });

  it("holds 10,000 subscriptions, and looks at none that an event does not match", () => {
    const pool = catalogEntries.filter((entry) => entry.subscribable && entry.status === "current");
    const items = Array.from({ length: 10_000 }, (_, index) => {
      const entry = pool[(index * 7) % pool.length] as CatalogEntry;
      const { provider, service, resourceType } = entry;
      const sources = index % 3 === 0 ? [{ resourceName: `resource-${index % 500}` }] : [];
      const change = { id: String(index), scopeId: `p${index % 20}`, events: [entry.event], sources };
      return subscription({ provider, service, resourceType, ...change });
    });
    const matcher = buildMatcher(items);
    const seen = items.slice(0, 2_000).map((item, index) => {
      const entry = pool[(index * 7) % pool.length] as CatalogEntry;
      return { ...eventOf(entry), scopeId: item.scopeId, resourceName: `resource-${index % 500}` };
    });
    for (const [index, sent] of seen.entries()) expect(matcher(sent)).toContain(String(index));
  });
});
