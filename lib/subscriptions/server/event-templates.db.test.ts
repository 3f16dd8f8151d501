import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { getPool } from "@/db/client";
import { useTestDatabase } from "@/db/testing/test-database";
import { maxOwnTemplates } from "../model";
import { type Bed, bodyOf, faultOf, makeBed, recorded } from "../testing/subscription-bed";
import { createEventTemplate } from "./create-event-template";
import { createSubscription } from "./create-subscription";
import { deleteEventTemplate } from "./delete-event-template";
import { listEventTemplates } from "./list-event-templates";
import { renameEventTemplate } from "./rename-event-template";

useTestDatabase();

const cache = { provider: "nhncloud", service: "EasyCache", resourceType: "CACHE" };
const templateBody = (change: Partial<Parameters<typeof createEventTemplate>[1]["body"]> = {}) => ({
  ...cache,
  name: "Our backups",
  events: ["BACKUP_END", "BACKUP_FAILED"],
  ...change,
});
const create = (bed: Bed, change = {}) =>
  createEventTemplate(bed.member, { scope: bed.scope, body: templateBody(change) });
const own = async (bed: Bed, type = {}) =>
  (await listEventTemplates(bed.leader, { scope: bed.scope, type })).eventTemplates.filter(
    (item) => item.isOwn,
  );

describe("an organization's own templates", () => {
  it("are saved, offered for their type after the built-in ones, and recorded", async () => {
    const bed = await makeBed();
    const created = await create(bed, { events: ["BACKUP_END", "BACKUP_FAILED", "BACKUP_END"] });
    expect(created).toEqual({
      ...cache,
      id: created.id,
      name: { en: "Our backups", ko: "Our backups" },
      isOwn: true,
      events: ["BACKUP_END", "BACKUP_FAILED"],
      credit: null,
    });
    const { eventTemplates } = await listEventTemplates(bed.leader, { scope: bed.scope, type: cache });
    expect(eventTemplates.at(-1)).toEqual(created);
    expect(eventTemplates.slice(0, -1).map(({ isOwn }) => isOwn)).not.toContain(true);
    expect(await own(bed, { ...cache, resourceType: "NODE" })).toEqual([]);
    const [act] = await recorded(bed.made, "Event Template Create");
    expect(act).toMatchObject({
      scope_id: bed.scopeId,
      resource_id: created.id,
      resource_name: "Our backups",
    });
    expect(act?.changes).toContainEqual({ path: "events", after: ["BACKUP_END", "BACKUP_FAILED"] });
  });

  it("can be chosen for a subscription", async () => {
    const bed = await makeBed();
    const template = await create(bed);
    const chosen = { template: template.id, events: ["BACKUP_FAILED", "BACKUP_END"] };
    const scope = bed.scope;
    expect(await createSubscription(bed.member, { scope, body: bodyOf(bed.group, chosen) })).toMatchObject(
      chosen,
    );
    const elsewhere = await makeBed();
    const body = bodyOf(elsewhere.group, chosen);
    expect(await faultOf(createSubscription(elsewhere.admin, { scope: elsewhere.scope, body }))).toEqual({
      code: "invalid",
      paths: ["template"],
    });
  });

  it("are renamed and given other codes, recorded with before and after", async () => {
    const bed = await makeBed();
    const { id } = await create(bed);
    const change = (patch: Parameters<typeof renameEventTemplate>[1]["patch"]) =>
      renameEventTemplate(bed.member, { scope: bed.scope, id, patch });
    expect(await change({ name: "Backups" })).toMatchObject({ name: { en: "Backups", ko: "Backups" } });
    expect(await change({ name: "Backups", events: ["BACKUP_START"] })).toMatchObject({
      events: ["BACKUP_START"],
    });
    await change({});
    const acts = await recorded(bed.made, "Event Template Update");
    expect(acts.map(({ changes }) => changes)).toEqual([
      [{ path: "name", before: "Our backups", after: "Backups" }],
      [{ path: "events", before: ["BACKUP_END", "BACKUP_FAILED"], after: ["BACKUP_START"] }],
    ]);
  });

  it("have names of their own within a type", async () => {
    const bed = await makeBed();
    await create(bed);
    const { id } = await create(bed, { name: "Other" });
    await create(bed, { resourceType: "NODE", events: ["NODE_RECOVERED"] });
    const taken = { code: "invalid", paths: ["name"] };
    expect(await faultOf(create(bed))).toEqual(taken);
    const patch = { name: "Our backups" };
    expect(await faultOf(renameEventTemplate(bed.member, { scope: bed.scope, id, patch }))).toEqual(taken);
  });

  it("are bounded in number", async () => {
    const bed = await makeBed();
    await getPool().query(
      `INSERT INTO event_templates (organization_id, id, name, provider, service, resource_type, events)
       SELECT $1, gen_random_uuid(), 'Template ' || n, 'nhncloud', 'EasyCache', 'CACHE', '{BACKUP_END}'
       FROM generate_series(1, $2::int) n`,
      [bed.made.id, maxOwnTemplates],
    );
    expect(await faultOf(create(bed))).toEqual({ code: "conflict", paths: [] });
  });

  it("are deleted, recorded with what they were, and leave subscriptions their codes", async () => {
    const bed = await makeBed();
    const { id } = await create(bed);
    const body = bodyOf(bed.group, { template: id, events: ["BACKUP_END", "BACKUP_FAILED"] });
    await createSubscription(bed.member, { scope: bed.scope, body });
    expect(await faultOf(deleteEventTemplate(bed.leader, { scope: bed.scope, id }))).toMatchObject({
      code: "forbidden",
    });
    await deleteEventTemplate(bed.member, { scope: bed.scope, id });
    expect(await own(bed)).toEqual([]);
    expect(await faultOf(deleteEventTemplate(bed.member, { scope: bed.scope, id }))).toMatchObject({
      code: "not_found",
    });
    const [act] = await recorded(bed.made, "Event Template Delete");
    expect(act?.changes).toContainEqual({ path: "events", before: ["BACKUP_END", "BACKUP_FAILED"] });
    const { rows } = await getPool().query("SELECT events FROM subscriptions WHERE organization_id = $1", [
      bed.made.id,
    ]);
    expect(rows).toEqual([{ events: ["BACKUP_END", "BACKUP_FAILED"] }]);
  });

  it("offer no code that was retired, and are not offered when none is left", async () => {
    const bed = await makeBed();
    const { id } = await create(bed);
    const set = (events: string[]) =>
      getPool().query("UPDATE event_templates SET events = $2 WHERE id = $1", [id, events]);
    await set(["BACKUP_END", "GROUP_RESTART_END"]);
    expect((await own(bed)).map(({ events }) => events)).toEqual([["BACKUP_END"]]);
    await set(["GROUP_RESTART_END"]);
    expect(await own(bed)).toEqual([]);
  });

  it.each([
    ["an unknown type", { resourceType: "SHARD" }, ["resourceType"]],
    ["a retired code", { events: ["BACKUP_END", "GROUP_RESTART_END"] }, ["events.1"]],
    ["a code that can't be subscribed to", { events: ["BACKUP_MIGRATE_START"] }, ["events.0"]],
  ])("refuse %s", async (_, change, paths) => {
    const bed = await makeBed();
    expect(await faultOf(create(bed, change))).toEqual({ code: "invalid", paths });
  });

  it("are the organization's alone, for whoever manages subscriptions", async () => {
    const [bed, other] = [await makeBed(), await makeBed()];
    const { id } = await create(bed);
    const rename = (context: typeof bed.admin, scope: typeof bed.scope, which = id) =>
      faultOf(renameEventTemplate(context, { scope, id: which, patch: { name: "Mine" } }));
    expect(await rename(bed.leader, bed.scope)).toMatchObject({ code: "forbidden" });
    expect(await rename(bed.stranger, bed.scope)).toMatchObject({ code: "not_found" });
    expect(await rename(other.admin, other.scope)).toMatchObject({ code: "not_found" });
    expect(await rename(bed.admin, bed.scope, randomUUID())).toMatchObject({ code: "not_found" });
    expect(await own(other)).toEqual([]);
    const body = templateBody();
    expect(await faultOf(createEventTemplate(bed.leader, { scope: bed.scope, body }))).toMatchObject({
      code: "forbidden",
    });
    expect(await faultOf(listEventTemplates(bed.stranger, { scope: bed.scope, type: {} }))).toMatchObject({
      code: "not_found",
    });
  });
});

describe("the list of templates", () => {
  it("narrows to a provider, a service or a type, by whatever spelling", async () => {
    const bed = await makeBed();
    const idsFor = async (type: Parameters<typeof listEventTemplates>[1]["type"]) =>
      (await listEventTemplates(bed.leader, { scope: bed.scope, type })).eventTemplates;
    const buckets = await idsFor({ provider: "aws", service: "s3.amazonaws.com", resourceType: "Bucket" });
    expect(new Set(buckets.map(({ service }) => service))).toEqual(new Set(["S3"]));
    expect(buckets.map(({ id }) => id)).toContain("aws.bucket-deletions");
    expect(await idsFor({ ...cache, resourceType: "PARAMETER_GROUP" })).toEqual([]);
    const everything = await idsFor({});
    expect(new Set(everything.map(({ provider }) => provider))).toEqual(
      new Set(["kakaocloud", "nhncloud", "aws", "cairn"]),
    );
  });
});
