import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { getDatabase } from "@/db/client";
import { useTestDatabase } from "@/db/testing/test-database";
import { emptySubscriptionFilters } from "../filters";
import { builtInTemplates } from "../templates/built-in-templates";
import { bodyOf, contextOf, faultOf, makeBed, makeGroup, recorded } from "../testing/subscription-bed";
import { createSubscription } from "./create-subscription";
import { deleteSubscription } from "./delete-subscription";
import { getSubscription } from "./get-subscription";
import { listSubscriptions } from "./list-subscriptions";
import { findRevision, loadSubscriptions } from "./load-subscriptions";
import { updateSubscription } from "./update-subscription";

process.env.NEXTAUTH_SECRET ??= "a secret that only these tests know";
const database = useTestDatabase();
const wholePage = { filters: emptySubscriptionFilters, limit: 50, cursor: null };
const nobody = randomUUID();

describe("registering", () => {
  it("keeps a subscription in the catalog's spelling, each item once, and records it whole", async () => {
    const bed = await makeBed();
    const body = bodyOf(bed.group, {
      name: "Cache failures",
      template: "easycache.alarms",
      resourceType: "MONITORING",
      events: ["METRIC_ALARM_TRIGGERED", "METRIC_ALARM_TRIGGERED"],
      sources: [{ resourceId: "c-1" }, { resourceName: "orders" }, { resourceId: "c-1" }],
      userGroups: [bed.group, bed.group],
      notify: { email: true, sms: true },
    });
    const created = await createSubscription(bed.member, { scope: bed.scope, body });
    expect(created).toMatchObject({
      ...body,
      events: ["METRIC_ALARM_TRIGGERED"],
      sources: [{ resourceId: "c-1" }, { resourceName: "orders" }],
      userGroups: [{ id: bed.group, name: "On call" }],
      lastFiredAt: null,
      last7Days: { matched: 0, late: 0 },
    });
    expect(await getSubscription(bed.leader, { scope: bed.scope, id: created.id })).toEqual({
      ...created,
      sourceNames: {},
    });
    const [act] = await recorded(bed.made, "Subscription Create");
    expect(act).toMatchObject({
      scope_id: bed.scopeId,
      resource_id: created.id,
      resource_name: "Cache failures",
    });
    expect(act?.changes).toContainEqual({ path: "notify.sms", after: true });
    expect(act?.changes).toContainEqual({
      path: "userGroups",
      after: [{ id: bed.group, name: "On call" }],
    });
  });

  it("takes the sender's spellings of a service for the catalog's", async () => {
    const bed = await makeBed();
    const type = { provider: "aws", service: "s3.amazonaws.com", resourceType: "Bucket" };
    const body = bodyOf(bed.group, { ...type, events: ["DeleteBucket"] });
    const created = await createSubscription(bed.admin, { scope: bed.scope, body });
    expect(created).toMatchObject({ provider: "aws", service: "S3", resourceType: "Bucket" });
  });

  it("is for the organization itself, too, with its own groups and its own codes", async () => {
    const bed = await makeBed();
    const iam = { provider: "kakaocloud", service: "IAM", resourceType: "Auth" };
    const scope = bed.ownScope;
    const created = await createSubscription(bed.admin, { scope, body: bodyOf(bed.ownGroup, iam) });
    const [act] = await recorded(bed.made, "Subscription Create");
    expect(act).toMatchObject({ scope_id: bed.made.id, resource_id: created.id });
    const inProject = bodyOf(bed.ownGroup, { ...iam, events: ["Choose Project"] });
    expect(await faultOf(createSubscription(bed.admin, { scope, body: inProject }))).toEqual({
      code: "invalid",
      paths: ["events.0"],
    });
  });

  it.each([
    ["an unknown provider", { provider: "nowhere" }, ["provider"]],
    ["an unknown service", { service: "HardCache" }, ["service"]],
    ["an unknown type", { resourceType: "SHARD" }, ["resourceType"]],
    ["a type with nothing to subscribe to", { resourceType: "PARAMETER_GROUP" }, ["resourceType"]],
    [
      "a type of the other scope",
      { provider: "kakaocloud", service: "Billing", resourceType: "Invoice" },
      ["resourceType"],
    ],
    ["an unknown code", { events: ["BACKUP_START", "NOT_A_CODE"] }, ["events.1"]],
    ["a code that can't be subscribed to", { events: ["BACKUP_MIGRATE_START"] }, ["events.0"]],
    ["a retired code", { events: ["GROUP_RESTART_START"] }, ["events.0"]],
    ["a code of another type", { events: ["NODE_RECOVERED"] }, ["events.0"]],
    ["an unknown template", { template: "easycache.nothing" }, ["template"]],
    ["another type's template", { template: "easycache.alarms" }, ["template"]],
    ["a template without its codes", { template: "easycache.failover" }, ["template"]],
    ["no channel", { notify: { email: false, sms: false } }, ["notify"]],
    ["an unknown group", { userGroups: [nobody] }, ["userGroups.0"]],
    [
      "several at once",
      { events: ["NOT_A_CODE"], userGroups: [nobody], notify: { email: false, sms: false } },
      ["events.0", "userGroups.0", "notify"],
    ],
  ] as const)("refuses %s, naming the field", async (_, change, paths) => {
    const bed = await makeBed();
    const body = bodyOf(bed.group, change as Partial<Parameters<typeof bodyOf>[1]> & object);
    const fault = await faultOf(createSubscription(bed.admin, { scope: bed.scope, body }));
    expect(fault).toEqual({ code: "invalid", paths });
    expect(await loadSubscriptions(getDatabase(), bed.made.id)).toEqual([]);
  });

  it("says the same of groups elsewhere as of groups that are nowhere", async () => {
    const [bed, other] = [await makeBed(), await makeBed()];
    for (const group of [bed.ownGroup, other.group]) {
      const body = bodyOf(group);
      const fault = await faultOf(createSubscription(bed.admin, { scope: bed.scope, body }));
      expect(fault).toEqual({ code: "invalid", paths: ["userGroups.0"] });
    }
  });

  it("needs to manage subscriptions there", async () => {
    const [bed, other] = [await makeBed(), await makeBed()];
    const create = (context: typeof bed.admin, scope = bed.scope) =>
      faultOf(createSubscription(context, { scope, body: bodyOf(bed.group) }));
    expect(await create(bed.leader)).toMatchObject({ code: "forbidden" });
    expect(await create(bed.stranger)).toMatchObject({ code: "not_found" });
    expect(await create(other.admin)).toMatchObject({ code: "not_found" });
    expect(await create(bed.member, bed.ownScope)).toMatchObject({ code: "forbidden" });
    const viewer = contextOf(bed.made, { organization: ["trail_viewer"] });
    expect(await create(viewer)).toMatchObject({ code: "forbidden" });
    expect(await create(contextOf(bed.made, { permissions: ["subscriptions.manage"] }))).toMatchObject({
      code: "nothing",
    });
  });
});

describe("changing", () => {
  it("changes what is given and records before and after, once", async () => {
    const bed = await makeBed();
    const { id } = await createSubscription(bed.member, { scope: bed.scope, body: bodyOf(bed.group) });
    const before = await findRevision(getDatabase(), bed.made.id);
    const target = { scope: bed.scope, id };
    const off = await updateSubscription(bed.member, { ...target, patch: { enabled: false } });
    expect(off).toMatchObject({ enabled: false, name: "Cache failures", userGroups: [{ id: bed.group }] });
    await updateSubscription(bed.member, { ...target, patch: { enabled: false, notify: { email: true } } });
    const acts = await recorded(bed.made, "Subscription Update");
    expect(acts.map(({ changes }) => changes)).toEqual([[{ path: "enabled", before: true, after: false }]]);
    expect(await findRevision(getDatabase(), bed.made.id)).toBe((before ?? 0) + 1);
  });

  it("clears the template when the codes change, and keeps it else", async () => {
    const bed = await makeBed();
    const template = "easycache.failover";
    const events = ["FAILOVER_EXECUTED"];
    const all = builtInTemplates("project", bodyOf(bed.group)).find((item) => item.id === template)?.events;
    const body = bodyOf(bed.group, { template, events: all ?? [] });
    const { id } = await createSubscription(bed.member, { scope: bed.scope, body });
    const change = (patch: Parameters<typeof updateSubscription>[1]["patch"]) =>
      updateSubscription(bed.member, { scope: bed.scope, id, patch });
    expect(await change({ name: "Failover" })).toMatchObject({ template });
    expect(await faultOf(change({ template, events }))).toEqual({ code: "invalid", paths: ["template"] });
    expect(await change({ events })).toMatchObject({ template: null, events });
    expect(await change({ template, events: all ?? [] })).toMatchObject({ template });
  });

  it("leaves stored codes alone that a vendor retired since, until they are changed", async () => {
    const bed = await makeBed();
    const body = bodyOf(bed.group, { events: ["BACKUP_START"] });
    const { id } = await createSubscription(bed.member, { scope: bed.scope, body });
    const events = ["BACKUP_START", "GROUP_RESTART_START"];
    await database.pool.query("UPDATE subscriptions SET events = $2 WHERE id = $1", [id, events]);
    const change = (patch: Parameters<typeof updateSubscription>[1]["patch"]) =>
      updateSubscription(bed.member, { scope: bed.scope, id, patch });
    expect(await change({ name: "Backups", events })).toMatchObject({ name: "Backups", events });
    const more = [...events, "BACKUP_END"];
    expect(await faultOf(change({ events: more }))).toEqual({ code: "invalid", paths: ["events.1"] });
  });

  it("refuses what registering refuses", async () => {
    const bed = await makeBed();
    const { id } = await createSubscription(bed.member, { scope: bed.scope, body: bodyOf(bed.group) });
    const fault = (patch: Parameters<typeof updateSubscription>[1]["patch"]) =>
      faultOf(updateSubscription(bed.member, { scope: bed.scope, id, patch }));
    expect(await fault({ notify: { email: false } })).toEqual({ code: "invalid", paths: ["notify"] });
    expect(await fault({ userGroups: [bed.ownGroup] })).toEqual({ code: "invalid", paths: ["userGroups.0"] });
    expect(await fault({ resourceType: "DB_SECURITY_GROUP" })).toEqual({
      code: "invalid",
      paths: ["resourceType"],
    });
    expect(await recorded(bed.made, "Subscription Update")).toEqual([]);
  });

  it("needs to manage subscriptions there, and a subscription that is there", async () => {
    const [bed, other] = [await makeBed(), await makeBed()];
    const { id } = await createSubscription(bed.member, { scope: bed.scope, body: bodyOf(bed.group) });
    const change = (context: typeof bed.admin, target: { scope: typeof bed.scope; id: string }) =>
      faultOf(updateSubscription(context, { ...target, patch: { enabled: false } }));
    expect(await change(bed.leader, { scope: bed.scope, id })).toMatchObject({ code: "forbidden" });
    expect(await change(bed.admin, { scope: bed.ownScope, id })).toMatchObject({ code: "not_found" });
    expect(await change(bed.admin, { scope: bed.scope, id: nobody })).toMatchObject({ code: "not_found" });
    expect(await change(other.admin, { scope: other.scope, id })).toMatchObject({ code: "not_found" });
  });

  it("lets two changes at once both hold, each starting from what the other left", async () => {
    const bed = await makeBed();
    const second = await makeGroup(bed.made, bed.scopeId, { name: "Platform" });
    const { id } = await createSubscription(bed.member, { scope: bed.scope, body: bodyOf(bed.group) });
    const patches = [
      { name: "Renamed" },
      { enabled: false },
      { userGroups: [second] },
      { events: ["BACKUP_END"] },
    ];
    await Promise.all(
      patches.map((patch) => updateSubscription(bed.member, { scope: bed.scope, id, patch })),
    );
    expect(await getSubscription(bed.member, { scope: bed.scope, id })).toMatchObject({
      name: "Renamed",
      enabled: false,
      events: ["BACKUP_END"],
      userGroups: [{ id: second, name: "Platform" }],
    });
    const acts = await recorded(bed.made, "Subscription Update");
    expect(acts.map(({ changes }) => changes.length)).toEqual([1, 1, 1, 1]);
  });
});

describe("deleting", () => {
  it("takes it out of lists, groups and matching, keeps the row, and records what it was", async () => {
    const bed = await makeBed();
    const { id } = await createSubscription(bed.member, { scope: bed.scope, body: bodyOf(bed.group) });
    const target = { scope: bed.scope, id };
    expect(await faultOf(deleteSubscription(bed.leader, target))).toMatchObject({ code: "forbidden" });
    expect(await faultOf(deleteSubscription(bed.stranger, target))).toMatchObject({ code: "not_found" });
    await deleteSubscription(bed.member, target);
    expect(await faultOf(getSubscription(bed.member, target))).toMatchObject({ code: "not_found" });
    expect(await faultOf(deleteSubscription(bed.member, target))).toMatchObject({ code: "not_found" });
    expect(await listSubscriptions(bed.member, { scope: bed.scope, ...wholePage })).toEqual({
      subscriptions: [],
      nextCursor: null,
    });
    expect(await loadSubscriptions(getDatabase(), bed.made.id)).toEqual([]);
    expect(await findRevision(getDatabase(), bed.made.id)).toBe(2);
    const [act] = await recorded(bed.made, "Subscription Delete");
    expect(act).toMatchObject({ resource_id: id, resource_name: "Cache failures", scope_id: bed.scopeId });
    expect(act?.changes).toContainEqual({ path: "name", before: "Cache failures" });
    const { rows } = await database.pool.query("SELECT deleted_at FROM subscriptions WHERE id = $1", [id]);
    expect(rows[0]?.deleted_at).toBeInstanceOf(Date);
  });
});

describe("what the worker loads", () => {
  it("is every subscription of the organization with its groups and channels", async () => {
    const bed = await makeBed();
    expect(await findRevision(getDatabase(), bed.made.id)).toBeNull();
    const body = bodyOf(bed.group, { enabled: false, sources: [{ resourceId: "c-1" }] });
    const { id } = await createSubscription(bed.member, { scope: bed.scope, body });
    expect(await loadSubscriptions(getDatabase(), bed.made.id)).toEqual([
      {
        id,
        scopeId: bed.scopeId,
        name: "Cache failures",
        enabled: false,
        provider: "nhncloud",
        service: "EasyCache",
        resourceType: "CACHE",
        events: [],
        sources: [{ resourceId: "c-1" }],
        groupIds: [bed.group],
        notify: { email: true, sms: false },
        enabledAt: expect.any(Date),
      },
    ]);
  });

  it("says since when each fires: its registration, or when it was enabled again", async () => {
    const bed = await makeBed();
    const begun = Date.now();
    const { id } = await createSubscription(bed.member, { scope: bed.scope, body: bodyOf(bed.group) });
    const enabledAt = async () => {
      const [loaded] = await loadSubscriptions(getDatabase(), bed.made.id);
      return loaded?.enabledAt.getTime() ?? 0;
    };
    expect(await enabledAt()).toBeGreaterThanOrEqual(begun);
    const long = new Date("2026-01-01T00:00:00Z");
    await database.pool.query("UPDATE subscriptions SET enabled_at = $1 WHERE id = $2", [long, id]);
    for (const patch of [{ name: "Renamed" }, { enabled: false }, { name: "Still off" }]) {
      await updateSubscription(bed.member, { scope: bed.scope, id, patch });
      expect(await enabledAt()).toBe(long.getTime());
    }
    await updateSubscription(bed.member, { scope: bed.scope, id, patch: { enabled: true } });
    expect(await enabledAt()).toBeGreaterThanOrEqual(begun);
  });
});
