import { randomUUID } from "node:crypto";
import { getDatabase, getPool } from "@/db/client";
import { userGroupMembers, userGroups } from "@/db/schema/user-groups";
import {
  addMember,
  type MadeOrganization,
  type MadePerson,
  makeOrganization,
  makePerson,
} from "@/db/testing/make-organization";
import type { Context, Principal } from "@/lib/access/context";
import type { Permission } from "@/lib/access/permissions";
import type { OrganizationRole, ProjectRole } from "@/lib/access/roles";
import type { OwningScope } from "@/lib/access/scope";
import { AppError } from "@/lib/shared/errors";
import type { SubscriptionBody } from "../model";

interface Roles {
  organization?: readonly OrganizationRole[];
  projects?: Readonly<Record<string, readonly ProjectRole[]>>;
}

const named = ({ id, slug, name }: MadeOrganization) => ({ id, slug, name });

/** What a person with these roles, or a key with these permissions, reaches. */
export function contextOf(
  made: MadeOrganization,
  who: Roles | { permissions: readonly Permission[] },
): Context {
  const isKey = "permissions" in who;
  const roles: Roles = isKey ? {} : who;
  const projects = Object.values(made.projects).map((project) => ({
    ...project,
    roles: roles.projects?.[project.slug] ?? [],
  }));
  const isWide = isKey || (roles.organization?.length ?? 0) > 0;
  const person = {
    sessionId: "s",
    email: "kim@example.test",
    name: "Kim",
    locale: "en",
    timeZone: "UTC",
  } as const;
  const principal: Principal = isKey
    ? { kind: "apiKey", id: randomUUID(), name: "Deployer", permissions: who.permissions, projectIds: null }
    : { kind: "user", id: randomUUID(), ...person };
  return {
    principal,
    organizations: [
      {
        ...named(made),
        roles: roles.organization ?? [],
        projects: projects.filter((project) => isWide || project.roles.length > 0),
      },
    ],
    requestId: randomUUID(),
    sourceIp: "192.0.2.7",
    userAgent: null,
  };
}

/** Makes a group of everybody, or of these people. */
export async function makeGroup(
  made: MadeOrganization,
  scopeId: string,
  plan: { name?: string; people?: readonly MadePerson[] } = {},
): Promise<string> {
  const id = randomUUID();
  const organizationId = made.id;
  const kind = plan.people ? "members" : "all_members";
  await getDatabase()
    .insert(userGroups)
    .values({ organizationId, id, scopeId, name: plan.name ?? id, kind });
  for (const { id: userId } of plan.people ?? []) {
    await getDatabase().insert(userGroupMembers).values({ organizationId, groupId: id, userId });
  }
  return id;
}

/** An organization with two projects, a group of each scope, and everybody whom the tests speak of. */
export async function makeBed() {
  const made = await makeOrganization({ projects: ["web-shop", "data-lake"] });
  const scopeId = made.projects["web-shop"]?.id ?? "";
  const person = await makePerson({ name: "Dohyun" });
  await addMember(made, person, { projects: { "web-shop": ["project_member"] } });
  return {
    made,
    person,
    scope: { kind: "project", organization: made.slug, project: "web-shop" } as OwningScope,
    ownScope: { kind: "organization", organization: made.slug } as OwningScope,
    scopeId,
    group: await makeGroup(made, scopeId, { name: "On call" }),
    ownGroup: await makeGroup(made, made.id, { name: "Everybody" }),
    admin: contextOf(made, { organization: ["organization_admin"] }),
    member: contextOf(made, { projects: { "web-shop": ["project_member"] } }),
    leader: contextOf(made, { projects: { "web-shop": ["project_leader"] } }),
    stranger: contextOf(made, { projects: { "data-lake": ["project_admin"] } }),
  };
}
export type Bed = Awaited<ReturnType<typeof makeBed>>;

/** A whole subscription to EasyCache caches. */
export const bodyOf = (group: string, change: Partial<SubscriptionBody> = {}): SubscriptionBody => ({
  name: "Cache failures",
  enabled: true,
  provider: "nhncloud",
  service: "EasyCache",
  resourceType: "CACHE",
  template: null,
  events: [],
  sources: [],
  userGroups: [group],
  notify: { email: true, sms: false },
  ...change,
});

/** The events of an act in an organization, oldest first, with what they changed. */
export async function recorded(made: MadeOrganization, event: string) {
  const { rows } = await getPool().query<{
    scope_id: string;
    resource_id: string;
    resource_name: string;
    changes: string;
  }>(
    `SELECT scope_id, resource_id, resource_name, changes FROM events
     WHERE organization_id = $1 AND event = $2 ORDER BY received_at, occurred_at, id`,
    [made.id, event],
  );
  return rows.map((row) => ({ ...row, changes: JSON.parse(row.changes) as unknown[] }));
}

/** The code and the fields of what a verb throws; "nothing" when it does not. */
export async function faultOf(act: Promise<unknown>): Promise<{ code: string; paths: string[] }> {
  try {
    await act;
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, paths: error.fields.map(({ path }) => path) };
    throw error;
  }
  return { code: "nothing", paths: [] };
}
