import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { getDatabase, getPool } from "@/db/client";
import { addMember, makePerson } from "@/db/testing/make-organization";
import { useTestDatabase } from "@/db/testing/test-database";
import { type Bed, makeBed, makeGroup } from "../testing/subscription-bed";
import { resolvePeople, resolveRecipients } from "./resolve-recipients";

useTestDatabase();

const ownerOf = (bed: Bed) => ({ organizationId: bed.made.id, scopeId: bed.scopeId });
const organizationOf = (bed: Bed) => ({ organizationId: bed.made.id, scopeId: bed.made.id });
const set = (id: string, columns: string) =>
  getPool().query(`UPDATE users SET ${columns} WHERE id = $1`, [id]);
const verified = "phone = '+821012345678', phone_verified_at = now(), real_name_verified_at = now()";

async function addTo(bed: Bed, name: string, roles: Parameters<typeof addMember>[2]) {
  const person = await makePerson({ name });
  await addMember(bed.made, person, roles);
  return person;
}
const inShop = { projects: { "web-shop": ["project_leader"] } } as const;

describe("whom groups reach", () => {
  it("is each present member once, with the groups that they are in", async () => {
    const bed = await makeBed();
    const kim = await addTo(bed, "Kim", inShop);
    await addTo(bed, "Aside", { projects: { "data-lake": ["project_admin"] } });
    await addTo(bed, "Wide", { organization: ["organization_admin"] });
    const chosen = await makeGroup(bed.made, bed.scopeId, { people: [kim] });
    const people = await resolveRecipients(getDatabase(), ownerOf(bed), [bed.group, chosen], true);
    expect(people.map(({ name, groupIds }) => [name, [...groupIds].sort()])).toEqual([
      ["Dohyun", [bed.group]],
      ["Kim", [bed.group, chosen].sort()],
    ]);
    expect(people[0]).toMatchObject({
      email: bed.person.email,
      emailObstacle: null,
      locale: "en",
      timeZone: "UTC",
    });
  });

  it("leaves out who left the scope or was deactivated, though a group still has their row", async () => {
    const bed = await makeBed();
    const [left, gone] = [await addTo(bed, "Left", inShop), await addTo(bed, "Gone", inShop)];
    const group = await makeGroup(bed.made, bed.scopeId, { people: [left, gone, bed.person] });
    await getPool().query("DELETE FROM project_role_assignments WHERE user_id = $1", [left.id]);
    await set(gone.id, "deactivated_at = now()");
    const people = await resolveRecipients(getDatabase(), ownerOf(bed), [group, bed.group], true);
    expect(people.map(({ name }) => name)).toEqual(["Dohyun"]);
    const asked = await resolvePeople(getDatabase(), ownerOf(bed), [left.id, gone.id, randomUUID()], true);
    expect(asked.map(({ name, emailObstacle, smsObstacle }) => [name, emailObstacle, smsObstacle])).toEqual([
      ["Gone", "deactivated", "deactivated"],
      ["Left", "left", "left"],
    ]);
  });

  it("counts groups of the owner alone", async () => {
    const [bed, other] = [await makeBed(), await makeBed()];
    const ids = [bed.ownGroup, other.group, randomUUID()];
    expect(await resolveRecipients(getDatabase(), ownerOf(bed), ids, true)).toEqual([]);
    expect(await resolveRecipients(getDatabase(), ownerOf(bed), [], true)).toEqual([]);
  });

  it("says of organization groups who may not read the organization's events", async () => {
    const bed = await makeBed();
    await addTo(bed, "Viewer", { organization: ["trail_viewer"] });
    const people = await resolveRecipients(getDatabase(), organizationOf(bed), [bed.ownGroup], true);
    expect(people.map(({ name, emailObstacle }) => [name, emailObstacle])).toEqual([
      ["Dohyun", "may_not_read"],
      ["Viewer", null],
    ]);
  });

  it.each([
    ["no phone", "phone = NULL", "no_verified_phone"],
    [
      "a phone that is not verified",
      "phone = '+821012345678', real_name_verified_at = now()",
      "no_verified_phone",
    ],
    [
      "a phone whose owner's name is not verified",
      "phone = '+821012345678', phone_verified_at = now()",
      "real_name_not_verified",
    ],
    ["a good phone", verified, null],
  ])("knows of %s", async (_, columns, obstacle) => {
    const bed = await makeBed();
    await set(bed.person.id, columns);
    const [person] = await resolveRecipients(getDatabase(), ownerOf(bed), [bed.group], true);
    expect(person).toMatchObject({ smsObstacle: obstacle, phone: obstacle ? null : "+821012345678" });
  });

  it("knows that no gateway is set, and that a sign-in name is no mail address", async () => {
    const bed = await makeBed();
    await set(bed.person.id, `${verified}, email = 'dohyun-${bed.made.slug}'`);
    const [person] = await resolveRecipients(getDatabase(), ownerOf(bed), [bed.group], false);
    expect(person).toMatchObject({
      email: null,
      emailObstacle: "no_email",
      smsObstacle: "sms_not_configured",
    });
  });
});
