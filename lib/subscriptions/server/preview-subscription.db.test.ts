import { randomUUID } from "node:crypto";
import { afterEach, describe, expect, it, vi } from "vitest";
import { getDatabase } from "@/db/client";
import { useTestDatabase } from "@/db/testing/test-database";
import type { NewEvent } from "@/lib/events/model";
import { insertEvents } from "@/lib/events/server/insert-events";
import { makeEvent } from "@/lib/events/testing/make-event";
import type { PreviewBody } from "../contract";
import { type Bed, contextOf, faultOf, makeBed, makeGroup } from "../testing/subscription-bed";
import { previewSubscription } from "./preview-subscription";

process.env.NEXTAUTH_SECRET ??= "a secret that only these tests know";
useTestDatabase();
afterEach(() => vi.unstubAllEnvs());

const hourMs = 3_600_000;
const cache = { provider: "nhncloud", service: "EasyCache", resourceType: "CACHE" };

const draft = (change: Partial<PreviewBody> = {}): PreviewBody => ({
  ...cache,
  events: [],
  sources: [],
  userGroups: [],
  notify: { email: true, sms: false },
  ...change,
});

/** Inserts events that happened these hours ago. */
async function happened(bed: Bed, hoursAgo: readonly number[], change: Partial<NewEvent> = {}) {
  const organizationId = bed.made.id;
  const events = hoursAgo.map((hours) =>
    makeEvent(organizationId, {
      ...cache,
      scopeId: bed.scopeId,
      event: "BACKUP_FAILED",
      resourceId: "c-1",
      resourceName: "orders",
      occurredAt: new Date(Date.now() - hours * hourMs),
      ...change,
    }),
  );
  await insertEvents(getDatabase(), { organizationId, events, notify: false });
}

const preview = (bed: Bed, change: Partial<PreviewBody> = {}, context = bed.member) =>
  previewSubscription(context, { scope: bed.scope, body: draft(change) });

describe("what a subscription would have matched", () => {
  it("is counted in each span and its buckets, with the newest of them", async () => {
    const bed = await makeBed();
    await happened(bed, [0.5, 1.5, 30, 24 * 8, 24 * 29, 24 * 31]);
    const answer = await preview(bed);
    expect(answer.matches).toEqual({ last24Hours: 2, last7Days: 3, last30Days: 5 });
    expect(answer.relations).toEqual({ last24Hours: "eq", last7Days: "eq", last30Days: "eq" });
    expect(answer.buckets.last24Hours).toHaveLength(24);
    expect(answer.buckets.last24Hours.slice(-2)).toEqual([1, 1]);
    expect(answer.buckets.last7Days).toHaveLength(28);
    expect(answer.buckets.last7Days.at(-1)).toBe(2);
    expect(answer.buckets.last30Days).toHaveLength(30);
    const sum = (counts: number[]) => counts.reduce((total, count) => total + count, 0);
    expect(sum(answer.buckets.last30Days)).toBe(5);
    expect(answer.samples).toHaveLength(5);
    const times = answer.samples.map(({ occurredAt }) => occurredAt);
    expect(times).toEqual([...times].sort().reverse());
    expect(answer.samples[0]).toMatchObject({ event: "BACKUP_FAILED", project: { slug: "web-shop" } });
  });

  it("is the same for one that is not enabled, of which nobody is told", async () => {
    const bed = await makeBed();
    await happened(bed, [0.5]);
    const answer = await preview(bed, { userGroups: [bed.group], enabled: false });
    expect(answer.matches.last24Hours).toBe(1);
    expect(answer.recipients).toMatchObject([
      { name: "Dohyun", email: false, sms: false, reason: "subscription_disabled" },
    ]);
    const { recipients } = await preview(bed, { userGroups: [bed.group], enabled: true });
    expect(recipients).toMatchObject([{ name: "Dohyun", email: true, reason: null }]);
  });

  it("is what the matcher matches: codes, sources, other spellings, the scope's own events", async () => {
    const bed = await makeBed();
    const s3 = { provider: "aws", service: "s3.amazonaws.com", resourceType: "AWS::S3::Bucket" };
    await happened(bed, [1, 2]);
    await happened(bed, [3], { event: "BACKUP_END", resourceId: "c-2", resourceName: "carts" });
    await happened(bed, [4], { event: "GROUP_RESTART_END" });
    await happened(bed, [5], { event: "BACKUP_MIGRATE_START" });
    await happened(bed, [6], { scopeId: bed.made.projects["data-lake"]?.id ?? "" });
    await happened(bed, [7], { ...s3, event: "DeleteBucket" });
    const count = async (change: Partial<PreviewBody>) => (await preview(bed, change)).matches.last24Hours;
    expect(await count({})).toBe(3);
    expect(await count({ events: ["BACKUP_END"] })).toBe(1);
    expect(await count({ sources: [{ resourceId: "c-1" }] })).toBe(2);
    expect(await count({ sources: [{ resourceName: "carts" }] })).toBe(1);
    expect(await count({ sources: [{ resourceName: "carts" }, { resourceId: "c-1" }] })).toBe(3);
    expect(await count({ sources: [{ resourceId: "gone" }] })).toBe(0);
    expect(await count({ provider: "aws", service: "S3", resourceType: "Bucket" })).toBe(1);
  });

  it("says where the search ended before the span did", async () => {
    const bed = await makeBed();
    await happened(
      bed,
      Array.from({ length: 60 }, (_, index) => 1 + index * 3),
    );
    const input = { scope: bed.scope, body: draft() };
    const limits = { maxRows: 20, firstRows: 10, growth: 1, maxMs: 5_000 };
    const answer = await previewSubscription(bed.member, input, limits);
    expect(answer.relations).toEqual({ last24Hours: "eq", last7Days: "gte", last30Days: "gte" });
    // Asking which index serves best takes a part of the budget.
    expect(answer.matches.last24Hours).toBe(8);
    expect(answer.matches.last30Days).toBeGreaterThan(8);
    expect(answer.matches.last30Days).toBeLessThanOrEqual(20);
  });
});

describe("whom a subscription would reach", () => {
  it("is everybody of its groups, by channel, with the reason where one is closed", async () => {
    const bed = await makeBed();
    const chosen = await makeGroup(bed.made, bed.scopeId, { people: [bed.person] });
    const both = { userGroups: [bed.group, chosen], notify: { email: true, sms: true } };
    const person = { userId: bed.person.id, name: "Dohyun" };
    expect((await preview(bed, both)).recipients).toEqual([
      { ...person, email: true, sms: false, reason: "no_verified_phone" },
    ]);
    const byMail = { userGroups: [bed.group], notify: { email: true, sms: false } };
    expect((await preview(bed, byMail)).recipients).toEqual([
      { ...person, email: true, sms: false, reason: null },
    ]);
    expect((await preview(bed)).recipients).toEqual([]);
  });

  it("says over which channels nothing leaves the machine", async () => {
    const bed = await makeBed();
    const keptWith = async (url: string, provider: string) => {
      vi.stubEnv("SMTP_URL", url);
      vi.stubEnv("SMS_PROVIDER", provider);
      return (await preview(bed)).kept;
    };
    expect(await keptWith("", "")).toEqual({ email: true, sms: true });
    expect(await keptWith("", "webhook")).toEqual({ email: true, sms: false });
    expect(await keptWith("smtp://127.0.0.1:1", "")).toEqual({ email: false, sms: false });
  });
});

describe("a preview", () => {
  it.each([
    ["an unknown type", { resourceType: "SHARD" }, ["resourceType"]],
    ["an unknown code", { events: ["NOT_A_CODE"] }, ["events.0"]],
    ["a retired code", { events: ["GROUP_RESTART_END"] }, ["events.0"]],
    ["a foreign group", { userGroups: [randomUUID()] }, ["userGroups.0"]],
  ])("refuses %s", async (_, change, paths) => {
    const bed = await makeBed();
    expect(await faultOf(preview(bed, change))).toEqual({ code: "invalid", paths });
  });

  it("is for whoever may manage subscriptions and read the events", async () => {
    const [bed, other] = [await makeBed(), await makeBed()];
    const ask = (context: typeof bed.admin) => faultOf(preview(bed, {}, context));
    expect(await ask(bed.admin)).toMatchObject({ code: "nothing" });
    expect(await ask(bed.leader)).toMatchObject({ code: "forbidden" });
    expect(await ask(bed.stranger)).toMatchObject({ code: "not_found" });
    expect(await ask(other.admin)).toMatchObject({ code: "not_found" });
    const manages = contextOf(bed.made, { permissions: ["subscriptions.manage"] });
    expect(await ask(manages)).toMatchObject({ code: "forbidden" });
    const permissions = ["subscriptions.manage", "organizationEvents.read"] as const;
    expect(await ask(contextOf(bed.made, { permissions }))).toMatchObject({ code: "forbidden" });
    const scope = bed.ownScope;
    const iam = { provider: "kakaocloud", service: "IAM", resourceType: "Auth" };
    const own = previewSubscription(contextOf(bed.made, { permissions }), { scope, body: draft(iam) });
    expect(await faultOf(own)).toMatchObject({ code: "nothing" });
  });
});
