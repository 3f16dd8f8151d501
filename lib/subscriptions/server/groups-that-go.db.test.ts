import { describe, expect, it } from "vitest";
import { getDatabase } from "@/db/client";
import { useTestDatabase } from "@/db/testing/test-database";
import { deleteUserGroup } from "@/lib/user-groups/server/delete-user-group";
import { bodyOf, faultOf, makeBed, makeGroup } from "../testing/subscription-bed";
import { createSubscription } from "./create-subscription";
import { getSubscription } from "./get-subscription";
import { loadSubscriptions } from "./load-subscriptions";
import { updateSubscription } from "./update-subscription";

process.env.NEXTAUTH_SECRET ??= "a secret that only these tests know";
const database = useTestDatabase();

/** Resolves once a statement waits for what this connection holds. */
async function somebodyWaitsFor(pid: number): Promise<void> {
  const waiting = "SELECT FROM pg_stat_activity WHERE $1 = ANY(pg_blocking_pids(pid))";
  while ((await database.pool.query(waiting, [pid])).rows.length === 0);
}

describe("a group that is being deleted", () => {
  it.each([
    ["leaves a change alone in which it is not given", {}, { code: "nothing", paths: [] }],
    [
      "is refused in a change in which it is given",
      { groups: true },
      { code: "invalid", paths: ["userGroups.0"] },
    ],
  ])("%s", async (_, { groups }: { groups?: boolean }, outcome) => {
    const bed = await makeBed();
    const { id } = await createSubscription(bed.member, { scope: bed.scope, body: bodyOf(bed.group) });
    const deleter = await database.pool.connect();
    try {
      await deleter.query("BEGIN");
      const pid = (await deleter.query("SELECT pg_backend_pid() AS pid")).rows[0].pid as number;
      await deleter.query("DELETE FROM user_groups WHERE id = $1", [bed.group]);
      const patch = { enabled: false, ...(groups ? { userGroups: [bed.group] } : {}) };
      const changed = faultOf(updateSubscription(bed.member, { scope: bed.scope, id, patch }));
      await Promise.race([changed, somebodyWaitsFor(pid)]);
      await deleter.query("COMMIT");
      expect(await changed).toEqual(outcome);
    } finally {
      deleter.release(true);
    }
    expect(await getSubscription(bed.member, { scope: bed.scope, id })).toMatchObject({
      enabled: groups === true,
      userGroups: [],
    });
  });

  it("never stays: either it is refused, or it is taken out", async () => {
    const bed = await makeBed();
    const groups = await Promise.all(
      Array.from({ length: 6 }, (_, index) => makeGroup(bed.made, bed.scopeId, { name: `Group ${index}` })),
    );
    const outcomes = await Promise.all(
      groups.flatMap((id) => [
        faultOf(createSubscription(bed.member, { scope: bed.scope, body: bodyOf(id) })),
        faultOf(deleteUserGroup(bed.member, { scope: bed.scope, id })),
      ]),
    );
    for (const { code, paths } of outcomes) {
      if (code !== "nothing") expect({ code, paths }).toEqual({ code: "invalid", paths: ["userGroups.0"] });
    }
    const left = await loadSubscriptions(getDatabase(), bed.made.id);
    expect(left.flatMap(({ groupIds }) => groupIds)).toEqual([]);
  });
});
