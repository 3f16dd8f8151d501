import { beforeEach, describe, expect, it } from "vitest";
import { makeGroup, makeSubscription } from "../testing/notification-bed";
import { useNotificationBed } from "../testing/use-notification-bed";

const bed = useNotificationBed();
let kim: Awaited<ReturnType<typeof bed.join>>;
let subscription: string;

/** One event that matched and waits for sending. */
beforeEach(async () => {
  kim = await bed.join({ name: "Kim" });
  subscription = await bed.subscribe([kim], { name: "New instances" });
  await bed.happen(1, { id: "e-1" });
  await bed.match();
});

describe("between match and send", () => {
  const change = (statement: string, ...values: unknown[]) => bed.pool.query(statement, values);

  it.each([
    [
      "subscription_disabled",
      () => change("UPDATE subscriptions SET enabled = false WHERE id = $1", subscription),
    ],
    [
      "subscription_deleted",
      () => change("UPDATE subscriptions SET deleted_at = now() WHERE id = $1", subscription),
    ],
    ["left", () => change("DELETE FROM project_role_assignments WHERE user_id = $1", kim.id)],
    ["left", () => change("DELETE FROM organization_members WHERE user_id = $1", kim.id)],
    ["left", () => change("DELETE FROM user_group_members WHERE user_id = $1", kim.id)],
    ["left", () => change("DELETE FROM subscription_user_groups WHERE subscription_id = $1", subscription)],
    ["deactivated", () => change("UPDATE users SET deactivated_at = now() WHERE id = $1", kim.id)],
    ["no_email", () => change("UPDATE users SET email = $2 WHERE id = $1", kim.id, `kim-${kim.id}`)],
  ])("what changes to %s is skipped", async (reason, happens) => {
    await happens();
    await bed.send();
    await bed.expectOne({ status: "skipped", reason }, 0);
    expect(await bed.attempts()).toEqual([]);
    expect(await bed.send()).toBe(0);
  });

  it("a role that is lost takes events out of reach: nobody is told of what they may not read", async () => {
    const { id: organizationId } = bed.acme;
    await bed.rows("INSERT INTO organization_role_assignments VALUES ($1, $2, 'trail_viewer')", kim.id);
    const group = await makeGroup(bed.acme, organizationId, [kim]);
    const signingIn = { service: "IAM", resourceType: "Auth" };
    await makeSubscription(bed.acme, { ...signingIn, scopeId: organizationId, groups: [group] });
    await bed.happen(2, {
      ...signingIn,
      event: "Console Login",
      scopeId: organizationId,
    });
    await bed.match();
    const own = () =>
      bed.rows(
        "SELECT status, reason FROM deliveries WHERE organization_id = $1 AND scope_id = $1 ORDER BY event_occurred_at",
      );
    expect((await own()).map(({ status }) => status)).toEqual(["pending", "pending"]);
    // Kim stays a member of the organization and of the group.
    await bed.rows(
      "DELETE FROM organization_role_assignments WHERE organization_id = $1 AND user_id = $2",
      kim.id,
    );
    await bed.send();
    expect(await own()).toEqual(Array(2).fill({ status: "skipped", reason: "may_not_read" }));
    expect(bed.smtp.mails).toHaveLength(1);
  });

  it("another role that reads keeps it", async () => {
    await change(
      "INSERT INTO organization_role_assignments VALUES ($1, $2, 'trail_viewer')",
      bed.acme.id,
      kim.id,
    );
    await change("UPDATE project_role_assignments SET role = 'project_leader' WHERE user_id = $1", kim.id);
    await bed.send();
    await bed.expectOne({ status: "sent", reason: null }, 1);
  });
});
