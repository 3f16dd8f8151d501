import { describe, expect, it, vi } from "vitest";
import { getDatabase } from "@/db/client";
import { addMember, makeOrganization, makePerson } from "@/db/testing/make-organization";
import { insertEvents } from "@/lib/events/server/insert-events";
import {
  instanceEvent,
  makeGroup,
  makeSubscription,
  raiseRevision,
  store,
} from "../testing/notification-bed";
import { hour, minute, useNotificationBed } from "../testing/use-notification-bed";
import { BatchMatcher } from "./batch-matcher";

const bed = useNotificationBed();
const settings = { lateMs: 24 * hour, digestThreshold: 20 };

const activity = () =>
  bed.rows(
    `SELECT subscription_id AS id, matched, late, unheard, last_matched_at IS NOT NULL AS fired
     FROM subscription_activity WHERE organization_id = $1`,
  );

describe("what matches", () => {
  it("makes one delivery for each subscription, event, person and channel", async () => {
    const [kim, lee] = [await bed.join(), await bed.join()];
    await bed.subscribe([kim, lee]);
    await bed.subscribe([kim]);
    const occurredAt = bed.now;
    await bed.happen(2, { occurredAt });
    await bed.match();
    const rows = await bed.deliveries();
    expect(rows).toHaveLength(6);
    expect(rows.every((row) => row.status === "pending" && row.kind === "event")).toBe(true);
  });

  it("is found by type, code, source and scope", async () => {
    const kim = await bed.join();
    const every = await bed.subscribe([kim], { name: "every" });
    const one = await bed.subscribe([kim], {
      events: ["Instance Create"],
      sources: [{ resourceName: "web-1" }],
    });
    await bed.subscribe([kim], { events: ["Instance Delete"] });
    await bed.subscribe([kim], { sources: [{ resourceId: "i-gone" }] });
    await bed.subscribe([kim], { scopeId: bed.acme.projects.data?.id ?? "" });
    await bed.happen();
    await bed.happen(1, { event: "No Such Event" });
    await bed.match();
    const found = await bed.rows("SELECT subscription_id AS id FROM deliveries WHERE organization_id = $1");
    expect(found.map(({ id }) => id).sort()).toEqual([every, one].sort());
  });

  it("is matched once by two workers at the same time", async () => {
    const kim = await bed.join();
    await bed.subscribe([kim]);
    for (let batch = 0; batch < 12; batch += 1) await bed.happen(3, { event: "Instance Create" });
    const matchers = Array.from({ length: 4 }, () => new BatchMatcher({ clock: bed.clock, settings }));
    const matched = await Promise.all(matchers.map((matcher) => matcher.match()));
    await bed.match();
    expect(matched.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(12);
    expect(await bed.deliveries()).toHaveLength(36);
    expect(await activity()).toMatchObject([{ matched: 36, late: 0 }]);
    expect(await bed.rows("SELECT matched FROM subscription_windows WHERE organization_id = $1")).toEqual([
      { matched: 36 },
    ]);
  });

  it("is kept from nobody by an organization that can't be matched, nor by one without subscriptions", async () => {
    const broken = await makeOrganization();
    await getDatabase().execute(
      `CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN IF NEW.organization_id = '${broken.id}' THEN RAISE EXCEPTION 'refused'; END IF; RETURN NEW; END $$;
       CREATE TRIGGER refuse BEFORE UPDATE ON event_batches FOR EACH ROW EXECUTE FUNCTION refuse()`,
    );
    const quiet = await makeOrganization();
    for (const organization of [broken, quiet]) {
      await store(organization, [instanceEvent(organization, { occurredAt: bed.now })]);
    }
    await bed.subscribe([await bed.join()]);
    await bed.happen();
    const logged = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    await bed.match();
    expect(String(logged.mock.calls)).toContain(broken.id);
    logged.mockRestore();
    await getDatabase().execute("DROP TRIGGER refuse ON event_batches");
    expect(await bed.deliveries()).toHaveLength(1);
    const { rows } = await bed.pool.query(
      "SELECT organization_id AS id FROM event_batches WHERE matched_at IS NULL AND organization_id = ANY($1)",
      [[broken.id, quiet.id, bed.acme.id]],
    );
    expect(rows).toEqual([{ id: broken.id }]);
  });

  it("comes before an import that was stored earlier, which is still matched", async () => {
    await bed.pool.query("UPDATE event_batches SET matched_at = now() WHERE matched_at IS NULL");
    const id = await bed.subscribe([await bed.join()]);
    for (let batch = 0; batch < 4; batch += 1) await bed.happen(2_000, {}, false);
    await bed.happen(1, { id: "live" });
    const matcher = new BatchMatcher({ clock: bed.clock, settings });
    await matcher.matchRound();
    expect(await bed.deliveries()).toMatchObject([{ eventId: "live" }]);
    await matcher.match();
    expect(await activity()).toEqual([{ id, matched: 1, late: 8_000, unheard: 0, fired: true }]);
  });

  it("is claimed in the order of an index, however much waits", async () => {
    await bed.pool.query("ANALYZE event_batches");
    const plan = await getDatabase().transaction(async (transaction) => {
      await transaction.execute("SET LOCAL enable_seqscan = off");
      const { rows } = await transaction.execute<{ "QUERY PLAN": string }>(
        `EXPLAIN SELECT id FROM event_batches WHERE organization_id = '${bed.acme.id}' AND matched_at IS NULL
         ORDER BY notify DESC, id LIMIT 200`,
      );
      return rows.map((row) => row["QUERY PLAN"]).join("\n");
    });
    expect(plan).toContain("event_batches_unmatched");
    expect(plan).not.toContain("Sort");
  });

  it("follows a change of subscriptions with the next batch", async () => {
    const kim = await bed.join();
    const id = await bed.subscribe([kim]);
    const matcher = new BatchMatcher({ clock: bed.clock, settings });
    await bed.happen();
    await matcher.match();
    await bed.pool.query("UPDATE subscriptions SET enabled = false WHERE id = $1", [id]);
    await raiseRevision(bed.acme.id);
    await bed.happen();
    await matcher.match();
    expect(await bed.deliveries()).toHaveLength(1);
  });

  it("leaves the resources that it named, with subscriptions and without", async () => {
    await bed.happen(1, { resourceName: "web-7" });
    await bed.match();
    expect(
      await bed.rows("SELECT resource_name AS name FROM event_sources WHERE organization_id = $1"),
    ).toEqual([{ name: "web-7" }]);
  });

  it("comes from the organization itself, too, and tells its members who may read that", async () => {
    const [viewer, stranger] = [await makePerson(), await bed.join()];
    await addMember(bed.acme, viewer, { organization: ["trail_viewer"] });
    const group = await makeGroup(bed.acme, bed.acme.id, "all");
    await makeSubscription(bed.acme, {
      scopeId: bed.acme.id,
      groups: [group],
      service: "IAM",
      resourceType: "Auth",
    });
    const login = { service: "IAM", event: "Console Login", resourceType: "Auth", scopeId: bed.acme.id };
    await bed.happen(1, login);
    await bed.match();
    const rows = await bed.deliveries();
    const of = (person: { id: string }) => rows.find((row) => row.userId === person.id);
    expect(of(viewer)).toMatchObject({ status: "pending", reason: null });
    expect(of(stranger)).toMatchObject({ status: "skipped", reason: "may_not_read" });
  });
});

describe("who is not reached", () => {
  it("has a delivery that says why", async () => {
    const named = await bed.join();
    await bed.pool.query("UPDATE users SET email = 'kim' WHERE id = $1", [named.id]);
    await bed.subscribe([named], { notifySms: true });
    await bed.happen();
    await bed.match();
    const rows = await bed.deliveries();
    expect(rows).toMatchObject([
      { channel: "email", status: "skipped", reason: "no_email", message: null },
      { channel: "sms", status: "skipped", reason: "sms_not_configured", message: null },
    ]);
  });

  it("is nobody where a subscription has no groups, and what it matched is counted as unheard", async () => {
    const id = await makeSubscription(bed.acme, { scopeId: bed.scopeId, groups: [] });
    await bed.happen(3);
    await bed.match();
    expect(await bed.deliveries()).toEqual([]);
    expect(await activity()).toEqual([{ id, matched: 0, late: 0, unheard: 3, fired: false }]);
  });

  it("is who was chosen but has left the project, or was deactivated", async () => {
    const [gone, off] = [await bed.join(), await bed.join()];
    await bed.subscribe([gone, off]);
    await bed.pool.query("DELETE FROM project_role_assignments WHERE user_id = $1", [gone.id]);
    await bed.pool.query("UPDATE users SET deactivated_at = now() WHERE id = $1", [off.id]);
    await bed.happen();
    await bed.match();
    expect(await bed.deliveries()).toEqual([]);
  });
});

describe("a flood", () => {
  it("is told one by one up to the threshold, and the rest of the minute together", async () => {
    const kim = await bed.join();
    await bed.subscribe([kim]);
    const kinds = async () => (await bed.deliveries()).map((row) => row.kind);
    await bed.happen(15);
    await bed.match();
    bed.pass(30_000);
    await bed.happen(10);
    await bed.match();
    bed.pass(29_999);
    await bed.happen(5);
    await bed.match();
    expect((await kinds()).sort()).toEqual([...Array(10).fill("digest"), ...Array(20).fill("event")]);
    const digests = await bed.rows(
      "SELECT due_at AS due FROM messages WHERE organization_id = $1 AND kind = 'digest'",
    );
    expect(digests).toHaveLength(1);
    // The window began with the first match, a minute before.
    expect(digests[0]?.due.getTime() - bed.now.getTime()).toBe(1);
  });

  it("begins anew with the next window", async () => {
    await bed.subscribe([await bed.join()]);
    await bed.happen(21);
    await bed.match();
    bed.pass(minute);
    await bed.happen(20);
    await bed.match();
    const rows = await bed.deliveries();
    expect(rows.filter((row) => row.kind === "event")).toHaveLength(40);
    expect(rows.filter((row) => row.kind === "digest")).toHaveLength(1);
  });

  it("keeps one open digest for each person and channel, also between two workers", async () => {
    const [kim, lee] = [await bed.join(), await bed.join()];
    await bed.subscribe([kim, lee]);
    for (let batch = 0; batch < 8; batch += 1) await bed.happen(30);
    await Promise.all(Array.from({ length: 3 }, () => bed.match(settings)));
    await bed.match(settings);
    const digests = await bed.rows(
      `SELECT m.user_id, count(*)::int AS events FROM messages m JOIN deliveries d ON d.message_id = m.id
       WHERE m.organization_id = $1 AND kind = 'digest' GROUP BY m.id, m.user_id`,
    );
    expect(digests.map(({ events }) => events)).toEqual([220, 220]);
  });

  it("of thousands of deliveries is written whole", async () => {
    const people = await Promise.all(Array.from({ length: 12 }, () => bed.join()));
    await bed.subscribe(people);
    const events = Array.from({ length: 500 }, (_, index) =>
      instanceEvent(bed.acme, { scopeId: bed.scopeId, occurredAt: new Date(bed.now.getTime() - index) }),
    );
    await insertEvents(getDatabase(), {
      organizationId: bed.acme.id,
      events,
      receivedAt: bed.now,
      notify: true,
    });
    await bed.match();
    const [counted] = await bed.rows(
      `SELECT count(*)::int AS deliveries, count(DISTINCT message_id)::int AS messages FROM deliveries
       WHERE organization_id = $1`,
    );
    expect(counted).toEqual({ deliveries: 6_000, messages: 12 * 20 + 12 });
  });
});
