import { createHash, randomBytes, randomUUID } from "node:crypto";
import { hash } from "@node-rs/argon2";
import { getDatabase, type Queryable } from "@/db/client";
import { apiKeys } from "@/db/schema/api-keys";
import {
  organizationMembers,
  organizationRoleAssignments,
  organizations,
  projectRoleAssignments,
  projects,
} from "@/db/schema/organizations";
import { users } from "@/db/schema/users";
import type { Permission } from "@/lib/access/permissions";
import type { OrganizationRole, ProjectRole } from "@/lib/access/roles";
import type { Locale } from "@/lib/shared/locale";

interface Named {
  id: string;
  slug: string;
  name: string;
}

export interface MadeOrganization extends Named {
  /** By slug. */
  projects: Readonly<Record<string, Named>>;
}

/** Unlike any other of the run, and short. */
const unique = (prefix: string) => `${prefix}-${randomBytes(5).toString("hex")}`;

/** Makes an organization with projects of these slugs; without a slug, one that no other test has. */
export async function makeOrganization(
  plan: { slug?: string; name?: string; projects?: readonly string[] } = {},
  database: Queryable = getDatabase(),
): Promise<MadeOrganization> {
  const slug = plan.slug ?? unique("org");
  const organization = { id: randomUUID(), slug, name: plan.name ?? `Organization ${slug}` };
  await database.insert(organizations).values(organization);
  const made = (plan.projects ?? []).map((item) => ({
    id: randomUUID(),
    slug: item,
    name: `Project ${item}`,
  }));
  if (made.length > 0) {
    await database
      .insert(projects)
      .values(made.map((item) => ({ ...item, organizationId: organization.id })));
  }
  return { ...organization, projects: Object.fromEntries(made.map((item) => [item.slug, item])) };
}

export interface MadePerson {
  id: string;
  email: string;
  name: string;
  password: string;
}

/** Far cheaper than the product's: a hash carries its own parameters, and tests sign in often. */
const testHashing = { memoryCost: 256, timeCost: 1, parallelism: 1 };

/** Makes a person who can sign in, and belongs nowhere yet. */
export async function makePerson(
  plan: { email?: string; name?: string; password?: string; locale?: Locale; timeZone?: string } = {},
  database: Queryable = getDatabase(),
): Promise<MadePerson> {
  const { email = `${unique("person")}@example.test`, password = "correct horse", ...rest } = plan;
  const person = { id: randomUUID(), email, name: rest.name ?? email };
  const passwordHash = await hash(password, testHashing);
  await database.insert(users).values({ ...rest, ...person, passwordHash });
  return { ...person, password };
}

/** Makes a person a member with these roles; project roles by the project's slug. */
export async function addMember(
  organization: MadeOrganization,
  person: { id: string },
  roles: {
    organization?: readonly OrganizationRole[];
    projects?: Readonly<Record<string, readonly ProjectRole[]>>;
  } = {},
  database: Queryable = getDatabase(),
): Promise<void> {
  const member = { organizationId: organization.id, userId: person.id };
  await database.insert(organizationMembers).values(member).onConflictDoNothing();
  const own = (roles.organization ?? []).map((role) => ({ ...member, role }));
  if (own.length > 0) await database.insert(organizationRoleAssignments).values(own);
  const inProjects = Object.entries(roles.projects ?? {}).flatMap(([slug, held]) => {
    const project = organization.projects[slug];
    if (!project) throw new Error(`The organization ${organization.slug} has no project ${slug}.`);
    return held.map((role) => ({ ...member, projectId: project.id, role }));
  });
  if (inProjects.length > 0) await database.insert(projectRoleAssignments).values(inProjects);
}

export interface MadeApiKey {
  id: string;
  /** What a program sends; kept nowhere else. */
  key: string;
}

/** Makes an API key; `projects` (slugs) limits it to these. */
export async function makeApiKey(
  organization: MadeOrganization,
  plan: {
    permissions: readonly Permission[];
    projects?: readonly string[];
    expiresAt?: Date;
    revokedAt?: Date;
  },
  database: Queryable = getDatabase(),
): Promise<MadeApiKey> {
  const { permissions, projects: slugs, ...rest } = plan;
  const key = `cairn_${randomBytes(16).toString("hex")}`;
  const id = randomUUID();
  await database.insert(apiKeys).values({
    ...rest,
    organizationId: organization.id,
    id,
    name: unique("key"),
    prefix: key.slice(0, 12),
    keyHash: createHash("sha256").update(key).digest(),
    permissions: [...permissions],
    projectIds: slugs ? slugs.map((slug) => organization.projects[slug]?.id ?? slug) : null,
  });
  return { id, key };
}
