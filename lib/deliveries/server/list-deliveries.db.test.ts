import { beforeEach, describe, expect, it } from "vitest";
import { makeOrganization } from "@/db/testing/make-organization";
import { refusal } from "@/lib/mail/testing/start-smtp-server";
import { emptyDeliveryFilters } from "../filters";
import type { Delivery } from "../model";
import { keyContext, personContext } from "../testing/person-context";
import { useNotificationBed } from "../testing/use-notification-bed";
import { listDeliveries } from "./list-deliveries";
import { listSubscriptionDeliveries } from "./list-subscription-deliveries";

const bed = useNotificationBed();
let kim: Awaited<ReturnType<typeof bed.join>>;
let subscription: string;

const scope = () => ({ kind: "project", organization: bed.acme.slug, project: "web-shop" }) as const;
const query = (
  filters: Partial<typeof emptyDeliveryFilters> = {},
  limit = 50,
  cursor: string | null = null,
) => ({
  scope: scope(),
  filters: { ...emptyDeliveryFilters, ...filters },
  limit,
  cursor,
});
const leader = () => personContext(bed.acme, kim, "project_leader");

beforeEach(async () => {
  kim = await bed.join({ name: "Kim" });
  subscription = await bed.subscribe([kim], { name: "New instances", notifySms: true });
});

/** One sent, one failed, one pending mail, and an SMS skipped for each, a minute apart. */
async function makeHistory(): Promise<void> {
  await bed.happen(1, { id: "sent" });
  await bed.deliver();
  bed.pass(60_000);
  bed.smtp.behaviour.onRecipient = () => refusal(550, "5.1.1 No such user");
  await bed.happen(1, { id: "failed" });
  await bed.deliver();
  bed.pass(60_000);
  await bed.happen(1, { id: "pending" });
  await bed.match();
}

const brief = (deliveries: readonly Delivery[]) =>
  deliveries.map(({ event, channel, status }) => `${event.id} ${channel} ${status}`);

describe("listDeliveries", () => {
  it("answers the newest first, with subscription, recipient and attempts", async () => {
    await makeHistory();
    const { deliveries, nextCursor } = await listDeliveries(leader(), query({ channel: "email" }));
    expect(brief(deliveries)).toEqual(["pending email pending", "failed email failed", "sent email sent"]);
    expect(nextCursor).toBeNull();
    expect(deliveries[0]).toMatchObject({ nextAttemptAt: bed.now.toISOString(), attempts: [], reason: null });
    expect(deliveries[1]).toEqual({
      id: expect.any(String),
      subscription: { id: subscription, name: "New instances" },
      event: {
        id: "failed",
        occurredAt: expect.stringMatching(/Z$/),
        event: "Instance Create",
        eventName: { en: "Instance Create", ko: "인스턴스 생성" },
      },
      recipient: { userId: kim.id, name: "Kim" },
      channel: "email",
      status: "failed",
      reason: "refused",
      createdAt: expect.stringMatching(/Z$/),
      message: expect.any(String),
      nextAttemptAt: null,
      attempts: [{ at: expect.any(String), outcome: "failed", answer: expect.stringContaining("5.1.1") }],
    });
  });

  it.each([
    [{ status: "skipped" }, ["pending sms skipped", "failed sms skipped", "sent sms skipped"]],
    [{ status: "failed", channel: "email" }, ["failed email failed"]],
    [{ status: "sent" }, ["sent email sent"]],
    [{ status: "digested" }, []],
    [{ channel: "sms", status: "pending" }, []],
  ] as const)("filters by %j", async (filters, expected) => {
    await makeHistory();
    expect(brief((await listDeliveries(leader(), query(filters))).deliveries)).toEqual(expected);
  });

  it("filters by subscription and by message", async () => {
    const other = await bed.subscribe([kim]);
    await makeHistory();
    const { deliveries } = await listDeliveries(leader(), query({ subscription: other }));
    expect(deliveries).toHaveLength(3);
    const message = deliveries[0]?.message ?? null;
    const carried = await listDeliveries(leader(), query({ message }));
    expect(carried.deliveries).toEqual([deliveries[0]]);
    const contrary = await listDeliveries(leader(), query({ message, subscription }));
    expect(contrary.deliveries).toEqual([]);
  });

  it("gives pages that join without a gap or a repeat", async () => {
    await bed.happen(30);
    await bed.match();
    const ids: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await listDeliveries(leader(), query({ channel: "email" }, 7, cursor));
      ids.push(...page.deliveries.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(ids).toHaveLength(30);
    expect(new Set(ids).size).toBe(30);
  });

  it("refuses a cursor of another list", async () => {
    await bed.happen(5);
    await bed.match();
    const { nextCursor } = await listDeliveries(leader(), query({}, 2));
    for (const [filters, cursor] of [
      [{ channel: "sms" }, nextCursor],
      [{}, `${nextCursor}x`],
    ] as const) {
      await expect(listDeliveries(leader(), query(filters, 2, cursor))).rejects.toMatchObject({
        code: "malformed",
      });
    }
  });

  it("shows nothing of another project or organization", async () => {
    await makeHistory();
    const admin = personContext(bed.acme, kim, "organization_admin");
    const data = { kind: "project", organization: bed.acme.slug, project: "data" } as const;
    const own = { kind: "organization", organization: bed.acme.slug } as const;
    for (const elsewhere of [data, own]) {
      expect((await listDeliveries(admin, { ...query(), scope: elsewhere })).deliveries).toEqual([]);
    }
    await expect(listDeliveries(leader(), { ...query(), scope: own })).rejects.toMatchObject({
      code: "forbidden",
    });
    const stranger = personContext(await makeOrganization({ projects: ["web-shop"] }), kim, "project_admin");
    await expect(listDeliveries(stranger, query())).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("a key", () => {
  it("that reads subscriptions and not their events is shown no deliveries, for those name events", async () => {
    await makeHistory();
    const own = { kind: "organization", organization: bed.acme.slug } as const;
    const refused = { code: "forbidden" };
    const blind = keyContext(bed.acme, ["subscriptions.read", "organizationEvents.read"]);
    await expect(listDeliveries(blind, query())).rejects.toMatchObject(refused);
    await expect(listSubscriptionDeliveries(blind, { ...query(), id: subscription })).rejects.toMatchObject(
      refused,
    );
    const ofProjects = keyContext(bed.acme, ["subscriptions.read", "projectEvents.read"]);
    await expect(listDeliveries(ofProjects, { ...query(), scope: own })).rejects.toMatchObject(refused);
    expect((await listDeliveries(ofProjects, query())).deliveries).toHaveLength(6);
    const { deliveries } = await listSubscriptionDeliveries(ofProjects, { ...query(), id: subscription });
    expect(deliveries).toHaveLength(6);
  });
});

describe("listSubscriptionDeliveries", () => {
  it("answers what one subscription sent, also after it was deleted", async () => {
    await bed.subscribe([kim]);
    await makeHistory();
    await bed.pool.query("UPDATE subscriptions SET deleted_at = now() WHERE id = $1", [subscription]);
    const { deliveries } = await listSubscriptionDeliveries(leader(), { ...query(), id: subscription });
    expect(deliveries).toHaveLength(6);
    expect(new Set(deliveries.map((delivery) => delivery.subscription.name))).toEqual(
      new Set(["New instances"]),
    );
  });

  it("finds no subscription of another scope", async () => {
    const admin = personContext(bed.acme, kim, "organization_admin");
    const own = { kind: "organization", organization: bed.acme.slug } as const;
    await expect(
      listSubscriptionDeliveries(admin, { ...query(), scope: own, id: subscription }),
    ).rejects.toMatchObject({ code: "not_found" });
  });
});
