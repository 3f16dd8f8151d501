import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { getDatabase } from "@/db/client";
import { users } from "@/db/schema/users";
import {
  addMember,
  type MadeOrganization,
  makeOrganization,
  makePerson,
} from "@/db/testing/make-organization";
import { useTestDatabase } from "@/db/testing/test-database";
import { readerContext } from "@/lib/events/testing/reader-context";
import type { OrganizationRole } from "../roles";
import { listAdministrators, maxAdministrators } from "./list-administrators";

useTestDatabase();

let acme: MadeOrganization;
let other: MadeOrganization;

const join = async (organization: MadeOrganization, name: string, ...roles: OrganizationRole[]) => {
  const person = await makePerson({ name });
  await addMember(organization, person, { organization: roles });
  return person;
};

beforeEach(async () => {
  acme = await makeOrganization({ projects: ["web-shop"] });
  other = await makeOrganization({ projects: ["web-shop"] });
});

describe("listAdministrators", () => {
  it("names owners first, then administrators, with what lets them grant", async () => {
    await join(acme, "Ann", "organization_admin");
    const zoe = await join(acme, "Zoe", "organization_owner", "organization_admin", "trail_viewer");
    await join(acme, "Vic", "trail_viewer");
    const member = readerContext(acme, { projects: ["web-shop"] });
    const found = await listAdministrators(member, { organization: acme.slug });
    expect(found.map(({ name, roles }) => [name, roles])).toEqual([
      ["Zoe", ["organization_owner", "organization_admin"]],
      ["Ann", ["organization_admin"]],
    ]);
    expect(found[0]?.email).toBe(zoe.email);
  });

  it("never shows people of another organization, whatever they are there", async () => {
    await join(other, "Oda", "organization_owner");
    const both = await join(acme, "Ann", "organization_admin");
    await addMember(other, both, { organization: ["organization_owner"] });
    const reader = readerContext(acme, { role: "trail_viewer" });
    const found = await listAdministrators(reader, { organization: acme.id });
    expect(found).toEqual([{ name: "Ann", email: both.email, roles: ["organization_admin"] }]);
    for (const organization of [other.slug, other.id, "none"]) {
      await expect(listAdministrators(reader, { organization })).rejects.toMatchObject({ code: "not_found" });
    }
  });

  it("leaves out who is deactivated, and answers those alone who may read something", async () => {
    const gone = await join(acme, "Gil", "organization_owner");
    await getDatabase().update(users).set({ deactivatedAt: new Date() }).where(eq(users.id, gone.id));
    const organization = acme.slug;
    expect(
      await listAdministrators(readerContext(acme, { projects: ["web-shop"] }), { organization }),
    ).toEqual([]);
    const nobody = readerContext(acme, { projects: [] });
    await expect(listAdministrators(nobody, { organization })).rejects.toMatchObject({ code: "forbidden" });
  });

  it("stays short in an organization of many", async () => {
    for (let count = 0; count <= maxAdministrators; count += 1)
      await join(acme, `P${count}`, "organization_admin");
    const reader = readerContext(acme, { role: "trail_viewer" });
    expect(await listAdministrators(reader, { organization: acme.slug })).toHaveLength(maxAdministrators);
  });
});
