import { expect, it } from "vitest";
import { addMember, makeOrganization, makePerson } from "@/db/testing/make-organization";
import { useTestDatabase } from "@/db/testing/test-database";
import { makeGroup, scopeIdOf } from "@/lib/deliveries/testing/notification-bed";
import { purgeGroupMembers } from "./purge-group-members";

const database = useTestDatabase();

it("takes who left a project out of its groups, and nobody else out of any", async () => {
  const acme = await makeOrganization({ projects: ["web-shop", "data"] });
  const [stays, leaves, viewer] = [await makePerson(), await makePerson(), await makePerson()];
  for (const person of [stays, leaves]) {
    await addMember(acme, person, { projects: { "web-shop": ["project_member"], data: ["project_leader"] } });
  }
  await addMember(acme, viewer, { organization: ["trail_viewer"] });
  const data = await makeGroup(acme, scopeIdOf(acme, "data"), [stays, leaves]);
  const own = await makeGroup(acme, acme.id, [leaves, viewer]);
  await database.pool.query("DELETE FROM project_role_assignments WHERE user_id = $1 AND project_id = $2", [
    leaves.id,
    scopeIdOf(acme, "web-shop"),
  ]);
  // As though it had been written at the same moment.
  const shop = await makeGroup(acme, scopeIdOf(acme, "web-shop"), [stays, leaves]);
  await purgeGroupMembers();
  const { rows } = await database.pool.query(
    "SELECT group_id, user_id FROM user_group_members WHERE organization_id = $1",
    [acme.id],
  );
  const left = rows.map((row) => `${row.group_id} ${row.user_id}`).sort();
  const expected = [
    [shop, stays],
    [data, stays],
    [data, leaves],
    [own, leaves],
    [own, viewer],
  ].map(([group, person]) => `${group} ${(person as { id: string }).id}`);
  expect(left).toEqual(expected.sort());
});
