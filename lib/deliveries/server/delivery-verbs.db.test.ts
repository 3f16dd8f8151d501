import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { addMember, makeOrganization, makePerson } from "@/db/testing/make-organization";
import { refusal } from "@/lib/mail/testing/start-smtp-server";
import { fromShortId } from "../short-message-id";
import { keyContext, personContext } from "../testing/person-context";
import { minute, useNotificationBed } from "../testing/use-notification-bed";
import { findMessageTarget } from "./find-message-target";
import { listMailbox } from "./list-mailbox";
import { retryDelivery } from "./retry-delivery";
import { sendTestNotification } from "./send-test-notification";

const bed = useNotificationBed();
let kim: Awaited<ReturnType<typeof bed.join>>;
let subscription: string;

const scope = () => ({ kind: "project", organization: bed.acme.slug, project: "web-shop" }) as const;
const member = () => personContext(bed.acme, kim, "project_member");
const acts = (event: string) =>
  bed.rows(
    "SELECT scope_id, actor_id, resource_id, resource_name, changes FROM events WHERE organization_id = $1 AND event = $2",
    event,
  );
/** Callers who may not, with what they are told. */
const refused = async () => [
  [personContext(bed.acme, kim, "project_leader"), "forbidden"] as const,
  [personContext(bed.acme, kim, "trail_viewer"), "forbidden"] as const,
  [
    personContext(await makeOrganization({ projects: ["web-shop"] }), kim, "project_admin"),
    "not_found",
  ] as const,
];

beforeEach(async () => {
  kim = await bed.join({ name: "Kim" });
  subscription = await bed.subscribe([kim], { name: "New instances" });
});

describe("retryDelivery", () => {
  let failed: string;
  beforeEach(async () => {
    bed.smtp.behaviour.onRecipient = () => refusal(550, "5.1.1 No such user");
    await bed.happen();
    await bed.deliver();
    const [row] = await bed.deliveries();
    failed = row.id;
    delete bed.smtp.behaviour.onRecipient;
  });

  it("sends what had failed, and is recorded", async () => {
    const delivery = await retryDelivery(member(), { scope: scope(), id: failed });
    expect(delivery).toMatchObject({ id: failed, status: "pending", reason: null });
    bed.pass(minute);
    await bed.send();
    await bed.expectOne({ status: "sent", reason: null }, 1);
    expect((await bed.attempts()).map(({ number, outcome }) => `${number} ${outcome}`)).toEqual([
      "1 failed",
      "2 sent",
    ]);
    expect(await acts("Delivery Retry")).toMatchObject([
      { scope_id: bed.scopeId, actor_id: kim.id, resource_id: failed, resource_name: "New instances" },
    ]);
  });

  it("has another 24 hours", async () => {
    await bed.rows(
      "UPDATE messages SET first_leased_at = now() - interval '2 days' WHERE organization_id = $1",
    );
    await retryDelivery(member(), { scope: scope(), id: failed });
    bed.smtp.behaviour.onRecipient = () => refusal(450, "4.2.1 Busy");
    bed.pass(minute);
    await bed.send();
    expect((await bed.deliveries())[0]).toMatchObject({ status: "pending", reason: null });
  });

  it("takes failed ones alone", async () => {
    await retryDelivery(member(), { scope: scope(), id: failed });
    await expect(retryDelivery(member(), { scope: scope(), id: failed })).rejects.toMatchObject({
      code: "conflict",
    });
    expect(await acts("Delivery Retry")).toHaveLength(1);
  });

  it("is for those who may read the event that the answer names", async () => {
    const blind = keyContext(bed.acme, ["subscriptions.manage", "organizationEvents.read"]);
    await expect(retryDelivery(blind, { scope: scope(), id: failed })).rejects.toMatchObject({
      code: "forbidden",
    });
    expect((await bed.deliveries())[0]).toMatchObject({ status: "failed" });
  });

  it("is for those who manage subscriptions there, and finds nothing elsewhere", async () => {
    for (const [context, code] of await refused()) {
      await expect(retryDelivery(context, { scope: scope(), id: failed })).rejects.toMatchObject({ code });
    }
    const admin = personContext(bed.acme, kim, "organization_admin");
    const own = { kind: "organization", organization: bed.acme.slug } as const;
    for (const input of [
      { scope: own, id: failed },
      { scope: scope(), id: randomUUID() },
    ]) {
      await expect(retryDelivery(admin, input)).rejects.toMatchObject({ code: "not_found" });
    }
    expect((await bed.deliveries())[0]).toMatchObject({ status: "failed" });
  });
});

describe("sendTestNotification", () => {
  it("brings the caller one mail that says it is a test, and is recorded", async () => {
    const { notifications } = await sendTestNotification(member(), { scope: scope(), id: subscription });
    expect(notifications).toEqual([{ channel: "email", recipient: kim.email, reason: null, kept: false }]);
    bed.pass(minute);
    await bed.send();
    expect(bed.smtp.mails).toHaveLength(1);
    expect(bed.smtp.mails[0]).toMatchObject({
      to: kim.email,
      subject: "[Project web-shop] Test: New instances",
    });
    expect(bed.smtp.mails[0]?.text).toContain("This is a test. No event happened.");
    expect(await bed.deliveries()).toEqual([]);
    expect(await acts("Test Notification Send")).toMatchObject([
      { scope_id: bed.scopeId, actor_id: kim.id, resource_id: subscription },
    ]);
  });

  it("reaches an administrator who is no member, also of a subscription that is off", async () => {
    const admin = await makePerson();
    await addMember(bed.acme, admin, { organization: ["organization_admin"] });
    await bed.pool.query("UPDATE subscriptions SET enabled = false WHERE id = $1", [subscription]);
    const context = personContext(bed.acme, admin, "organization_admin");
    await sendTestNotification(context, { scope: scope(), id: subscription });
    bed.pass(minute);
    await bed.send();
    expect(bed.smtp.mails.map((mail) => mail.to)).toEqual([admin.email]);
  });

  it("says what is kept, and why a channel does not reach the caller", async () => {
    vi.stubEnv("SMTP_URL", "");
    await bed.pool.query("UPDATE subscriptions SET notify_sms = true WHERE id = $1", [subscription]);
    const { notifications } = await sendTestNotification(member(), { scope: scope(), id: subscription });
    expect(notifications).toEqual([
      { channel: "email", recipient: kim.email, reason: null, kept: true },
      { channel: "sms", recipient: null, reason: "no_verified_phone", kept: false },
    ]);
  });

  it("is for people who manage subscriptions there, and finds nothing elsewhere", async () => {
    for (const [context, code] of await refused()) {
      await expect(sendTestNotification(context, { scope: scope(), id: subscription })).rejects.toMatchObject(
        { code },
      );
    }
    await bed.pool.query("UPDATE subscriptions SET deleted_at = now() WHERE id = $1", [subscription]);
    for (const id of [subscription, randomUUID()]) {
      await expect(sendTestNotification(member(), { scope: scope(), id })).rejects.toMatchObject({
        code: "not_found",
      });
    }
    expect(await bed.rows("SELECT 1 FROM messages WHERE organization_id = $1")).toEqual([]);
  });
});

describe("listMailbox", () => {
  const page = (limit = 50, cursor: string | null = null) => ({ organization: bed.acme.slug, limit, cursor });

  it("shows administrators what was kept, the newest first, page by page", async () => {
    vi.stubEnv("SMTP_URL", "");
    await bed.happen(5);
    await bed.deliver();
    const admin = personContext(bed.acme, kim, "organization_admin");
    const first = await listMailbox(admin, page(3));
    const rest = await listMailbox(admin, page(3, first.nextCursor));
    expect([first.messages.length, rest.messages.length, rest.nextCursor]).toEqual([3, 2, null]);
    expect(first.messages[0]).toMatchObject({
      recipient: { userId: kim.id, name: "Kim", address: kim.email },
      channel: "email",
      subject: "[Project web-shop] Instance Create: web-1",
      text: expect.stringContaining("created Instance web-1"),
      html: expect.stringContaining("<strong>web-1</strong>"),
    });
    const ids = [...first.messages, ...rest.messages].map(({ id }) => id);
    expect(new Set(ids).size).toBe(5);
  });

  it("is for administrators of the organization alone", async () => {
    for (const role of ["trail_viewer", "project_admin", "project_member"] as const) {
      await expect(listMailbox(personContext(bed.acme, kim, role), page())).rejects.toMatchObject({
        code: "forbidden",
      });
    }
    const stranger = personContext(await makeOrganization(), kim, "organization_admin");
    await expect(listMailbox(stranger, page())).rejects.toMatchObject({ code: "not_found" });
    const admin = personContext(bed.acme, kim, "organization_admin");
    await expect(listMailbox(admin, page(3, "x"))).rejects.toMatchObject({ code: "malformed" });
  });
});

describe("a message's short link", () => {
  it("leads to the event, or to all of a digest", async () => {
    await bed.happen(22, { event: "Instance Create" });
    await bed.match();
    const rows = await bed.deliveries();
    const of = (kind: string) => rows.find((row) => row.kind === kind);
    expect(await findMessageTarget(member(), of("event").messageId)).toMatchObject({
      scope: scope(),
      kind: "event",
      event: { id: of("event").eventId },
    });
    const messageId = of("digest").messageId;
    expect(await findMessageTarget(member(), messageId)).toMatchObject({
      scope: scope(),
      kind: "digest",
      messageId,
      span: { first: expect.any(Number), last: expect.any(Number) },
    });
  });

  it("leads nobody else anywhere", async () => {
    await bed.happen();
    await bed.match();
    const [{ messageId }] = (await bed.deliveries()) as [{ messageId: string }];
    const other = await makeOrganization({ projects: ["web-shop"] });
    const without = personContext({ ...bed.acme, projects: {} }, kim, "project_member");
    for (const context of [personContext(other, kim, "organization_owner"), without]) {
      await expect(findMessageTarget(context, messageId)).rejects.toMatchObject({ code: "not_found" });
    }
    await expect(findMessageTarget(member(), randomUUID())).rejects.toMatchObject({ code: "not_found" });
    expect(fromShortId("nothing")).toBeNull();
  });
});
