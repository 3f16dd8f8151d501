import { beforeEach, describe, expect, it } from "vitest";
import { getDatabase } from "@/db/client";
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
        resource: expect.objectContaining({ type: "Instance" }),
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
    [{ event: "Instance Delete" }, []],
    [{ event: "Instance Create", status: "sent" }, ["sent email sent"]],
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

  it("filters by recipient", async () => {
    await makeHistory();
    expect((await listDeliveries(leader(), query({ recipient: kim.id }))).deliveries).toHaveLength(6);
    const nobody = await listDeliveries(leader(), query({ recipient: subscription }));
    expect(nobody.deliveries).toEqual([]);
  });

  it("keeps the events of one batch in their order and each one's rows together, over pages too", async () => {
    const lee = await bed.join({ name: "Lee" });
    await bed.subscribe([kim, lee]);
    await bed.happen(12);
    await bed.match();
    const seen: Delivery[] = [];
    let cursor: string | null = null;
    do {
      const page = await listDeliveries(leader(), query({}, 5, cursor));
      seen.push(...page.deliveries);
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(48);
    const times = seen.map(({ event }) => event.occurredAt);
    expect(times).toEqual([...times].sort().reverse());
    const ofEach = Array.from({ length: 12 }, (_, index) => seen.slice(index * 4, index * 4 + 4));
    for (const rows of ofEach) {
      expect(new Set(rows.map(({ event }) => event.id)).size).toBe(1);
      // One subscription tells Kim over two channels, the other two people by mail.
      const places = rows.map((row) => `${row.subscription.id} ${row.recipient.userId} ${row.channel}`);
      expect(places).toEqual([...places].sort().reverse());
    }
  });

  it("finds what is newest without sorting the history", async () => {
    await bed.happen(1);
    await bed.match();
    await bed.pool.query(
      `INSERT INTO deliveries SELECT (jsonb_populate_record(d, jsonb_build_object(
         'id', gen_random_uuid(), 'event_id', d.event_id || n, 'created_at', d.created_at - n / 10 * interval '1 s'))).*
       FROM deliveries d, generate_series(1, 2000) n WHERE organization_id = $1`,
      [bed.acme.id],
    );
    await bed.pool.query("ANALYZE deliveries");
    const plan = await getDatabase().transaction(async (transaction) => {
      await transaction.execute("SET LOCAL enable_seqscan = off");
      await transaction.execute("SET LOCAL enable_bitmapscan = off");
      const { rows } = await transaction.execute<{ "QUERY PLAN": string }>(
        `EXPLAIN SELECT id FROM deliveries
         WHERE organization_id = '${bed.acme.id}' AND scope_id = '${bed.scopeId}'
           AND (created_at, event_occurred_at, event_id, subscription_id, user_id, channel)
             < (now(), now(), 'x', '${subscription}', '${kim.id}', 'sms')
         ORDER BY created_at DESC, event_occurred_at DESC, event_id DESC, subscription_id DESC, user_id DESC,
           channel DESC LIMIT 51`,
      );
      return rows.map((row) => row["QUERY PLAN"]).join("\n");
    });
    expect(plan).toContain("deliveries_scope");
    expect(plan).toContain("Presorted Key: created_at, event_occurred_at");
    expect(plan).toMatch(/Index Cond: .*created_at, event_occurred_at\)/);
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
