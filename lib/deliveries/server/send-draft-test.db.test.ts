import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { getDatabase } from "@/db/client";
import { addMember, makeOrganization, makePerson } from "@/db/testing/make-organization";
import { readerContext } from "@/lib/events/testing/reader-context";
import type { DraftTestBody } from "@/lib/subscriptions/contract";
import { emptySubscriptionFilters } from "@/lib/subscriptions/filters";
import { listSubscriptions } from "@/lib/subscriptions/server/list-subscriptions";
import { loadSubscriptions } from "@/lib/subscriptions/server/load-subscriptions";
import { faultOf } from "@/lib/subscriptions/testing/subscription-bed";
import { instanceType } from "../testing/notification-bed";
import { personContext } from "../testing/person-context";
import { minute, useNotificationBed } from "../testing/use-notification-bed";
import { sendDraftTest } from "./send-draft-test";
import { sendTestNotification } from "./send-test-notification";

const bed = useNotificationBed();
let kim: Awaited<ReturnType<typeof bed.join>>;

beforeEach(async () => {
  kim = await bed.join({ name: "Kim" });
});

const scope = () => ({ kind: "project", organization: bed.acme.slug, project: "web-shop" }) as const;
const member = () => personContext(bed.acme, kim, "project_member");
const draft = (change: Partial<DraftTestBody> = {}): DraftTestBody => ({
  ...instanceType,
  name: "New instances",
  events: [],
  sources: [],
  userGroups: [],
  notify: { email: true, sms: false },
  ...change,
});
const test = (change: Partial<DraftTestBody> = {}, context = member()) =>
  sendDraftTest(context, { scope: scope(), body: draft(change) });

/** What a test leaves behind. */
const kept = async () => ({
  drafts: await bed.rows(
    `SELECT id, name, enabled, deleted_at IS NOT NULL AS "isDeleted" FROM subscriptions WHERE organization_id = $1`,
  ),
  messages: await bed.rows("SELECT kind FROM messages WHERE organization_id = $1"),
  revision: await bed.rows("SELECT revision FROM subscription_revisions WHERE organization_id = $1"),
  acts: await bed.rows(
    `SELECT scope_id, actor_id, resource_id, resource_name FROM events
     WHERE organization_id = $1 AND event = 'Test Notification Send'`,
  ),
});
const nothing = { drafts: [], messages: [], revision: [], acts: [] };

const sendAll = async () => {
  bed.pass(minute);
  await bed.send();
};

describe("a test of a draft", () => {
  it("brings the caller one mail that says it is a test, with a link to the list", async () => {
    const { notifications } = await test();
    expect(notifications).toEqual([{ channel: "email", recipient: kim.email, reason: null, kept: false }]);
    await sendAll();
    expect(bed.smtp.mails).toHaveLength(1);
    const [mail] = bed.smtp.mails;
    expect(mail).toMatchObject({ to: kim.email, subject: "[Project web-shop] Test: New instances" });
    expect(mail?.text).toContain("This is a test. No event happened.");
    const list = `https://audit.example.test/organizations/${bed.acme.slug}/projects/web-shop/subscriptions`;
    expect(mail?.text).toContain(list);
    expect(mail?.text).not.toContain("edit-subscription");
    // One link, and no word of a subscription that nobody can find.
    expect(mail?.html.match(/href="[^"]*"/g)).toEqual([`href="${list}"`]);
    expect(mail?.text.split(list)).toHaveLength(2);
    expect(mail?.text).toContain(
      "Notifications of this subscription, which is not saved yet, would reach you",
    );
    expect(mail?.text).toContain(
      "You get this because you tested an event subscription in Project web-shop.",
    );
    expect(mail?.text).not.toContain("New instances");
    const sent = await bed.rows("SELECT status, reason FROM messages WHERE organization_id = $1");
    expect(sent).toEqual([{ status: "sent", reason: null }]);
  });

  it("is recorded, registers nothing, and notifies nobody of events", async () => {
    await test({ enabled: false });
    const { drafts, messages, revision, acts } = await kept();
    expect(drafts).toEqual([
      { id: expect.any(String), name: "New instances", enabled: false, isDeleted: true },
    ]);
    expect([messages, revision]).toEqual([[{ kind: "test" }], []]);
    expect(acts).toEqual([
      {
        scope_id: bed.scopeId,
        actor_id: kim.id,
        resource_id: drafts[0].id,
        resource_name: "New instances",
      },
    ]);
    const query = { filters: emptySubscriptionFilters, limit: 50, cursor: null };
    const page = await listSubscriptions(member(), { scope: scope(), ...query });
    expect(page.subscriptions).toEqual([]);
    expect(await loadSubscriptions(getDatabase(), bed.acme.id)).toEqual([]);
    const again = sendTestNotification(member(), { scope: scope(), id: drafts[0].id });
    await expect(again).rejects.toMatchObject({ code: "not_found" });
    await bed.happen();
    await bed.match();
    expect(await bed.deliveries()).toEqual([]);
  });

  it("without a name names the event type, in the caller's language", async () => {
    const lee = await bed.join({ locale: "ko" });
    const context = personContext(bed.acme, lee, "project_member");
    const principal = { ...context.principal, locale: "ko" } as typeof context.principal;
    await test({ name: "" });
    await test({ name: "" }, { ...context, principal });
    await sendAll();
    expect(bed.smtp.mails.map(({ subject }) => subject).sort()).toEqual([
      "[Project web-shop] Test: Virtual Machine Instance",
      "[Project web-shop] 테스트: Virtual Machine 인스턴스",
    ]);
  });

  it("says why a channel does not reach the caller", async () => {
    vi.stubEnv("SMTP_URL", "");
    const { notifications } = await test({ notify: { email: false, sms: true } });
    expect(notifications).toEqual([
      { channel: "sms", recipient: null, reason: "no_verified_phone", kept: false },
    ]);
    expect((await kept()).messages).toEqual([]);
  });

  it("works for the organization's own events, for an administrator", async () => {
    const admin = await makePerson();
    await addMember(bed.acme, admin, { organization: ["organization_admin"] });
    const context = personContext(bed.acme, admin, "organization_admin");
    const own = { kind: "organization", organization: bed.acme.slug } as const;
    const type = { provider: "kakaocloud", service: "IAM", resourceType: "Auth" };
    await sendDraftTest(context, { scope: own, body: draft(type) });
    await sendAll();
    expect(bed.smtp.mails.map(({ to }) => to)).toEqual([admin.email]);
    expect((await kept()).acts).toMatchObject([{ scope_id: bed.acme.id }]);
  });
});

describe("a test of a draft leaves nothing", () => {
  it.each([
    ["an unknown provider", { provider: "nowhere" }, ["provider"]],
    ["an unknown type", { resourceType: "Shard" }, ["resourceType"]],
    ["an unknown code", { events: ["Nothing Happens"] }, ["events.0"]],
    ["a foreign group", { userGroups: [randomUUID()] }, ["userGroups.0"]],
  ])("with %s", async (_, change, paths) => {
    expect(await faultOf(test(change))).toEqual({ code: "invalid", paths });
    expect(await kept()).toEqual(nothing);
  });

  it("of those who may not manage subscriptions there, and of keys", async () => {
    const other = await makeOrganization({ projects: ["web-shop"] });
    const fault = async (context: Parameters<typeof test>[1]) => (await faultOf(test({}, context))).code;
    expect(await fault(personContext(bed.acme, kim, "project_leader"))).toBe("forbidden");
    expect(await fault(personContext(bed.acme, kim, "trail_viewer"))).toBe("forbidden");
    expect(await fault(personContext(other, kim, "organization_admin"))).toBe("not_found");
    const reader = readerContext(bed.acme, { role: "organization_admin" });
    const permissions = ["subscriptions.manage"] as const;
    const key = {
      kind: "apiKey",
      id: randomUUID(),
      name: "Deployer",
      permissions,
      projectIds: null,
    } as const;
    expect(await fault({ ...reader, principal: key })).toBe("forbidden");
    expect(await kept()).toEqual(nothing);
  });
});
