import { describe, expect, it } from "vitest";
import {
  addMember,
  type MadeOrganization,
  makeOrganization,
  makePerson,
} from "@/db/testing/make-organization";
import { useTestDatabase } from "@/db/testing/test-database";
import type { Context } from "@/lib/access/context";
import type { OrganizationRole, ProjectRole } from "@/lib/access/roles";
import { listMembers } from "@/lib/members/server/list-members";
import { createUserGroup } from "./create-user-group";
import { deleteUserGroup } from "./delete-user-group";
import { getUserGroup } from "./get-user-group";
import { listUserGroups } from "./list-user-groups";
import { updateUserGroup } from "./update-user-group";

const database = useTestDatabase();
process.env.NEXTAUTH_SECRET ??= "a secret that only these tests know";

interface Roles {
  organization?: OrganizationRole[];
  projects?: Record<string, ProjectRole[]>;
}

const contextOf = (made: MadeOrganization, person: { id: string }, roles: Roles): Context => ({
  principal: {
    kind: "user",
    sessionId: "s",
    id: person.id,
    email: "lead@acme.test",
    name: "Lead",
    locale: "en",
    timeZone: "UTC",
  },
  organizations: [
    {
      id: made.id,
      slug: made.slug,
      name: made.name,
      roles: roles.organization ?? [],
      projects: Object.values(made.projects)
        .map((project) => ({ ...project, roles: roles.projects?.[project.slug] ?? [] }))
        .filter((project) => roles.organization || project.roles.length > 0),
    },
  ],
  requestId: crypto.randomUUID(),
  sourceIp: "192.0.2.7",
  userAgent: "test",
});

async function setUp() {
  const made = await makeOrganization({ projects: ["web-shop", "data-platform"] });
  const [lead, kim, lee, stranger] = await Promise.all(
    ["Lead", "Kim", "Lee", "Stranger"].map((name) => makePerson({ name })),
  );
  if (!lead || !kim || !lee || !stranger) throw new Error("unreachable");
  const roles = { projects: { "web-shop": ["project_admin"] } } satisfies Roles;
  await addMember(made, lead, roles);
  await addMember(made, kim, { projects: { "web-shop": ["project_member"] } });
  await addMember(made, lee, { projects: { "web-shop": ["project_leader"] } });
  await addMember(made, stranger, { projects: { "data-platform": ["project_member"] } });
  const scope = { kind: "project", organization: made.slug, project: "web-shop" } as const;
  return { made, lead, kim, lee, stranger, scope, context: contextOf(made, lead, roles) };
}

const page = { q: "", limit: 50, cursor: null };
const chosen = (name: string, people: { id: string }[]) => ({
  name,
  kind: "members" as const,
  members: people.map(({ id }) => id),
});

async function recorded(organizationId: string, event: string) {
  const { rows } = await database.pool.query(
    "SELECT changes, scope_id, actor_email FROM events WHERE organization_id = $1 AND event = $2 ORDER BY occurred_at, id",
    [organizationId, event],
  );
  return rows.map((row) => ({ ...row, changes: JSON.parse(row.changes) }));
}

describe("user groups", () => {
  it("are made with their members, recorded, listed and found", async () => {
    const { made, scope, context, kim, lee } = await setUp();
    const group = await createUserGroup(context, { scope, body: chosen("Cache on-call", [lee, kim]) });
    expect(group.members.map(({ name }) => name)).toEqual(["Kim", "Lee"]);
    const all = await createUserGroup(context, {
      scope,
      body: { name: "Everybody", kind: "all_members", members: [] },
    });
    expect(all.memberCount).toBe(3);
    const { userGroups } = await listUserGroups(context, { ...page, scope, q: "CALL" });
    expect(userGroups).toEqual([group]);
    expect(await getUserGroup(context, { scope, id: group.id })).toEqual(group);
    const [act] = await recorded(made.id, "User Group Create");
    expect(act).toMatchObject({ scope_id: made.projects["web-shop"]?.id, actor_email: "lead@acme.test" });
    expect(act.changes).toEqual([
      { path: "name", after: "Cache on-call" },
      { path: "kind", after: "members" },
      { path: "members", after: [kim.email, lee.email] },
    ]);
  });

  it("go on by cursor", async () => {
    const { scope, context } = await setUp();
    for (const name of ["C", "A", "B"]) {
      await createUserGroup(context, { scope, body: { name, kind: "all_members", members: [] } });
    }
    const first = await listUserGroups(context, { ...page, scope, limit: 2 });
    const second = await listUserGroups(context, { ...page, scope, limit: 2, cursor: first.nextCursor });
    expect([...first.userGroups, ...second.userGroups].map(({ name }) => name)).toEqual(["A", "B", "C"]);
    expect(second.nextCursor).toBeNull();
  });

  it("take only present members, and say which place is wrong", async () => {
    const { made, scope, context, kim, stranger } = await setUp();
    await expect(
      createUserGroup(context, { scope, body: chosen("Mixed", [kim, stranger]) }),
    ).rejects.toMatchObject({ code: "invalid", fields: [{ path: "members.1" }] });
    await expect(createUserGroup(context, { scope, body: chosen("Empty", []) })).rejects.toMatchObject({
      fields: [{ path: "members" }],
    });
    const everybody = { name: "All", kind: "all_members" as const, members: [kim.id] };
    await expect(createUserGroup(context, { scope, body: everybody })).rejects.toMatchObject({
      fields: [{ path: "members" }],
    });
    expect(await recorded(made.id, "User Group Create")).toEqual([]);
  });

  it("refuse a name that is taken in the same scope only", async () => {
    const { made, scope, context, lead } = await setUp();
    const body = { name: "Same", kind: "all_members" as const, members: [] };
    const { id } = await createUserGroup(context, { scope, body });
    await expect(createUserGroup(context, { scope, body })).rejects.toMatchObject({
      code: "invalid",
      fields: [{ path: "name" }],
    });
    const other = await createUserGroup(context, { scope, body: { ...body, name: "Other" } });
    await expect(
      updateUserGroup(context, { scope, id: other.id, patch: { name: "Same" } }),
    ).rejects.toMatchObject({ fields: [{ path: "name" }] });
    const admin = contextOf(made, lead, { organization: ["organization_admin"] });
    const own = { kind: "organization", organization: made.id } as const;
    await expect(createUserGroup(admin, { scope: own, body })).resolves.not.toMatchObject({ id });
  });

  it("do not get back who left the project and returns, and keep who was given another role", async () => {
    const { made, scope, context, kim, lee } = await setUp();
    const group = await createUserGroup(context, { scope, body: chosen("On call", [kim, lee]) });
    await database.pool.query("DELETE FROM project_role_assignments WHERE user_id = $1", [kim.id]);
    const join = `INSERT INTO project_role_assignments SELECT organization_id, id, $1, 'project_leader' FROM projects
      WHERE organization_id = $2 AND slug = 'web-shop'`;
    await database.pool.query(join, [kim.id, made.id]);
    const client = await database.pool.connect();
    await client.query("BEGIN");
    await client.query("DELETE FROM project_role_assignments WHERE user_id = $1", [lee.id]);
    await client.query(join, [lee.id, made.id]);
    await client.query("COMMIT");
    client.release();
    const { members } = await getUserGroup(context, { scope, id: group.id });
    expect(members.map(({ userId }) => userId)).toEqual([lee.id]);
  });

  it("lose who leaves the project, at once", async () => {
    const { scope, context, kim, lee } = await setUp();
    const group = await createUserGroup(context, { scope, body: chosen("On call", [kim, lee]) });
    await database.pool.query("DELETE FROM project_role_assignments WHERE user_id = $1", [kim.id]);
    await database.pool.query("UPDATE users SET deactivated_at = now() WHERE id = $1", [lee.id]);
    expect(await getUserGroup(context, { scope, id: group.id })).toMatchObject({
      members: [],
      memberCount: 0,
    });
    const { members } = await listMembers(context, { ...page, scope });
    expect(members.map(({ name, roles }) => [name, roles])).toEqual([["Lead", ["project_admin"]]]);
  });

  it("record what a change changed, and nothing where nothing did", async () => {
    const { made, scope, context, kim, lee } = await setUp();
    const { id } = await createUserGroup(context, { scope, body: chosen("On call", [kim]) });
    await updateUserGroup(context, { scope, id, patch: { name: "On call" } });
    await updateUserGroup(context, { scope, id, patch: { members: [kim.id, lee.id] } });
    await updateUserGroup(context, { scope, id, patch: { kind: "all_members" } });
    const acts = await recorded(made.id, "User Group Update");
    expect(acts.map(({ changes }) => changes)).toEqual([
      [{ path: "members", before: [kim.email], after: [kim.email, lee.email] }],
      [
        { path: "kind", before: "members", after: "all_members" },
        { path: "members", before: [kim.email, lee.email] },
      ],
    ]);
  });

  it("keep who is deactivated through changes of anything else", async () => {
    const { scope, context, kim, lee } = await setUp();
    const { id } = await createUserGroup(context, { scope, body: chosen("On call", [kim, lee]) });
    const activate = (is: boolean) =>
      database.pool.query(
        "UPDATE users SET deactivated_at = CASE WHEN $1 THEN null ELSE now() END WHERE id = ANY($2)",
        [is, [kim.id, lee.id]],
      );
    await activate(false);
    expect(await updateUserGroup(context, { scope, id, patch: { name: "Nights" } })).toMatchObject({
      name: "Nights",
      members: [],
    });
    const nobody = updateUserGroup(context, { scope, id, patch: { members: [] } });
    await expect(nobody).rejects.toMatchObject({ fields: [{ path: "members" }] });
    await activate(true);
    await database.pool.query("UPDATE users SET deactivated_at = now() WHERE id = $1", [lee.id]);
    // What the console sends for a new name: whoever it shows as chosen.
    await updateUserGroup(context, { scope, id, patch: chosen("Days", [kim]) });
    await activate(true);
    const { members } = await getUserGroup(context, { scope, id });
    expect(members.map(({ name }) => name)).toEqual(["Kim", "Lee"]);
  });

  it("leave the subscriptions that used them, in the same transaction, and name them", async () => {
    const { made, scope, context } = await setUp();
    const body = { name: "All", kind: "all_members" as const, members: [] };
    const { id } = await createUserGroup(context, { scope, body });
    await database.pool.query(
      `WITH s AS (
         INSERT INTO subscriptions (organization_id, id, scope_id, name, enabled, provider, service, resource_type,
           events, sources, notify_email, notify_sms)
         VALUES ($1, gen_random_uuid(), $2, 'Cache failures', true, 'nhncloud', 'EasyCache', 'CACHE', '{}', '[]', true, false)
         RETURNING id)
       INSERT INTO subscription_user_groups SELECT $1, id, $3 FROM s`,
      [made.id, made.projects["web-shop"]?.id, id],
    );
    expect((await getUserGroup(context, { scope, id })).subscriptions).toMatchObject([
      { name: "Cache failures" },
    ]);
    expect(await deleteUserGroup(context, { scope, id })).toMatchObject({
      removedFrom: [{ name: "Cache failures" }],
    });
    const left = await database.pool.query(
      "SELECT FROM subscription_user_groups WHERE organization_id = $1",
      [made.id],
    );
    expect(left.rows).toEqual([]);
    const revision = await database.pool.query(
      "SELECT revision FROM subscription_revisions WHERE organization_id = $1",
      [made.id],
    );
    expect(revision.rows).toEqual([{ revision: 1 }]);
    const [act] = await recorded(made.id, "User Group Delete");
    const subscription = { id: expect.any(String), name: "Cache failures" };
    expect(act.changes).toContainEqual({ path: "subscriptions", before: [subscription] });
    const [change] = await recorded(made.id, "Subscription Update");
    expect(change).toMatchObject({ actor_email: "lead@acme.test", scope_id: made.projects["web-shop"]?.id });
    expect(change.changes).toEqual([{ path: "userGroups", before: [{ id, name: "All" }], after: [] }]);
    await expect(getUserGroup(context, { scope, id })).rejects.toMatchObject({ code: "not_found" });
  });

  it("are not there for other scopes and other organizations", async () => {
    const { made, scope, context, lead } = await setUp();
    const { id } = await createUserGroup(context, {
      scope,
      body: { name: "All", kind: "all_members", members: [] },
    });
    const admin = contextOf(made, lead, { organization: ["organization_admin"] });
    const elsewhere = { kind: "project", organization: made.slug, project: "data-platform" } as const;
    for (const act of [getUserGroup, deleteUserGroup]) {
      await expect(act(admin, { scope: elsewhere, id })).rejects.toMatchObject({ code: "not_found" });
      await expect(act(admin, { scope, id: "no-uuid" })).rejects.toMatchObject({ code: "not_found" });
    }
    const other = await makeOrganization({ projects: ["web-shop"] });
    const foreign = contextOf(other, lead, { organization: ["organization_owner"] });
    await expect(listUserGroups(foreign, { ...page, scope })).rejects.toMatchObject({ code: "not_found" });
  });

  it("are read by leaders and viewers, and changed by neither", async () => {
    const { made, scope, lead } = await setUp();
    const leader = contextOf(made, lead, { projects: { "web-shop": ["project_leader"] } });
    const viewer = contextOf(made, lead, { organization: ["trail_viewer"] });
    for (const reader of [leader, viewer]) {
      expect(await listUserGroups(reader, { ...page, scope })).toEqual({ userGroups: [], nextCursor: null });
      await expect(
        createUserGroup(reader, { scope, body: { name: "All", kind: "all_members", members: [] } }),
      ).rejects.toMatchObject({ code: "forbidden" });
    }
    const own = { kind: "organization", organization: made.slug } as const;
    await expect(listUserGroups(leader, { ...page, scope: own })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});
