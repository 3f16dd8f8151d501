import { expect, it } from "vitest";
import { makeOrganization } from "@/db/testing/make-organization";
import { instanceEvent, store } from "../testing/notification-bed";
import { hour, minute, useNotificationBed } from "../testing/use-notification-bed";
import { BatchMatcher } from "./batch-matcher";

const bed = useNotificationBed();
const settings = { lateMs: 24 * hour, digestThreshold: 20 };

it("goes round by round, and begins no organization once it is stopped", async () => {
  await bed.subscribe([await bed.join()]);
  for (let batch = 0; batch < 3; batch += 1) await bed.happen(2_000);
  const other = await makeOrganization();
  await store(other, [instanceEvent(other, { occurredAt: bed.now })]);
  const matcher = new BatchMatcher({ clock: bed.clock, settings });
  expect(await matcher.matchRound(() => true)).toBe(0);
  // As many as hold 5,000 events of the one, and the other's.
  expect(await matcher.matchRound()).toBe(3);
  expect(await matcher.matchRound()).toBe(1);
  expect(await matcher.matchRound()).toBe(0);
  expect(await bed.deliveries()).toHaveLength(6_000);
});

it("counts more subscriptions than one statement writes, each once", async () => {
  const id = await bed.subscribe([await bed.join()]);
  await bed.pool.query(
    `INSERT INTO subscriptions SELECT (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid()))).*
     FROM subscriptions s, generate_series(1, 2000) WHERE s.organization_id = $1 AND s.id = $2`,
    [bed.acme.id, id],
  );
  await bed.pool.query(
    `INSERT INTO subscription_user_groups SELECT s.organization_id, s.id, l.group_id
     FROM subscriptions s, subscription_user_groups l
     WHERE s.organization_id = $1 AND l.organization_id = $1 AND l.subscription_id = $2 ON CONFLICT DO NOTHING`,
    [bed.acme.id, id],
  );
  await bed.happen(2);
  expect(await bed.match()).toBe(1);
  for (const table of ["subscription_windows", "subscription_activity"]) {
    const counted = await bed.rows(
      `SELECT count(*)::int AS rows, min(matched)::int AS least, max(matched)::int AS most FROM ${table}
       WHERE organization_id = $1`,
    );
    expect(counted).toEqual([{ rows: 2_001, least: 2, most: 2 }]);
  }
});

it("keeps when each resource was seen last, where nobody subscribed", async () => {
  const seen = [3, 1, 2].map((minutes) => new Date(bed.now.getTime() - minutes * minute));
  for (const occurredAt of seen) await bed.happen(1, { occurredAt, resourceId: null });
  await bed.happen(2, { event: "Instance Delete", resourceId: "i-7", resourceName: null });
  await bed.happen(1, { resourceId: null, resourceName: null });
  expect(await bed.match()).toBe(5);
  const kept = await bed.rows(
    `SELECT resource_id AS id, resource_name AS name, last_seen_at AS at FROM event_sources
     WHERE organization_id = $1 ORDER BY last_seen_at`,
  );
  expect(kept).toEqual([
    { id: "", name: "web-1", at: seen[1] },
    { id: "i-7", name: "", at: new Date(bed.now.getTime() + 1) },
  ]);
});
