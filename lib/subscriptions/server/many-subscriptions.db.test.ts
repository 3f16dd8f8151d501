import { expect, it } from "vitest";
import { getDatabase } from "@/db/client";
import { useTestDatabase } from "@/db/testing/test-database";
import { maxSubscriptions } from "../model";
import { bodyOf, faultOf, makeBed } from "../testing/subscription-bed";
import { createSubscription } from "./create-subscription";
import { deleteSubscription } from "./delete-subscription";
import { loadSubscriptions } from "./load-subscriptions";

const database = useTestDatabase();

/** An organization with as many subscriptions as it may have. */
async function makeFullBed() {
  const bed = await makeBed();
  const register = () => createSubscription(bed.member, { scope: bed.scope, body: bodyOf(bed.group) });
  const { id } = await register();
  await database.pool.query(
    `WITH made AS (
       INSERT INTO subscriptions (organization_id, id, scope_id, name, enabled, provider, service, resource_type, events,
         sources, notify_email, notify_sms)
       SELECT $2, gen_random_uuid(), $3, 'Cache', true, 'nhncloud', 'EasyCache', 'CACHE', '{}', '[]', true, false
       FROM generate_series(2, $1::int)
       RETURNING organization_id, id)
     INSERT INTO subscription_user_groups SELECT organization_id, id, $4::uuid FROM made`,
    [maxSubscriptions, bed.made.id, bed.scopeId, bed.group],
  );
  return { ...bed, id, register };
}

it("an organization has so many and no more, deleted ones not counted, and all of them are loaded", async () => {
  const { made, member, scope, group, id, register } = await makeFullBed();
  expect(await faultOf(register())).toEqual({ code: "conflict", paths: [] });
  const loaded = await loadSubscriptions(getDatabase(), made.id);
  expect(new Set(loaded.map((subscription) => subscription.id)).size).toBe(maxSubscriptions);
  expect(loaded.every(({ groupIds }) => groupIds.length === 1 && groupIds[0] === group)).toBe(true);
  await deleteSubscription(member, { scope, id });
  expect((await register()).id).not.toBe(id);
});
