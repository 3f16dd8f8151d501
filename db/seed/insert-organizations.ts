import "server-only";
import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import {
  organizationMembers,
  organizationRoleAssignments,
  organizations,
  projectRoleAssignments,
  projects,
} from "@/db/schema/organizations";
import { users } from "@/db/schema/users";
import type { OrganizationRole, ProjectRole } from "@/lib/access/roles";

interface Named {
  slug: string;
  name: string;
}

export interface OrganizationPlan extends Named {
  projects: readonly Named[];
  people: readonly {
    email: string;
    name: string;
    passwordHash: string;
    /** E.164; verified, as is its owner's real name. */
    phone?: string | undefined;
    organizationRoles: readonly OrganizationRole[];
    projectRoles: readonly { project: string; role: ProjectRole }[];
  }[];
}

export interface SeededOrganization extends Named {
  id: string;
  /** When the organization was first seeded; a later run finds the same instant. */
  createdAt: Date;
  projects: readonly (Named & { id: string })[];
  /** By email. */
  userIds: ReadonlyMap<string, string>;
}

async function insertPerson(
  queryable: Queryable,
  organization: Omit<SeededOrganization, "userIds">,
  person: OrganizationPlan["people"][number],
): Promise<string> {
  const { email, name, passwordHash, phone } = person;
  const now = new Date();
  const verified = phone ? { phone, phoneVerifiedAt: now, realNameVerifiedAt: now } : {};
  await queryable
    .insert(users)
    .values({ id: randomUUID(), email, name, passwordHash, ...verified })
    .onConflictDoNothing();
  const [user] = await queryable.select({ id: users.id }).from(users).where(eq(users.email, email));
  if (!user) throw new Error(`The account ${email} was neither made nor found.`);
  const member = { organizationId: organization.id, userId: user.id };
  await queryable.insert(organizationMembers).values(member).onConflictDoNothing();
  for (const role of person.organizationRoles) {
    await queryable
      .insert(organizationRoleAssignments)
      .values({ ...member, role })
      .onConflictDoNothing();
  }
  for (const { project, role } of person.projectRoles) {
    const projectId = organization.projects.find(({ slug }) => slug === project)?.id;
    if (!projectId) throw new Error(`There is no project ${project} in ${organization.slug}.`);
    await queryable
      .insert(projectRoleAssignments)
      .values({ ...member, projectId, role })
      .onConflictDoNothing();
  }
  return user.id;
}

/**
 * Makes an organization with its projects, people and roles where they are missing, and changes nothing that is
 * there: run it again and it finds what it made. Call it inside a transaction.
 */
export async function insertOrganization(
  queryable: Queryable,
  plan: OrganizationPlan,
): Promise<SeededOrganization> {
  const { slug, name } = plan;
  await queryable.insert(organizations).values({ id: randomUUID(), slug, name }).onConflictDoNothing();
  const [row] = await queryable.select().from(organizations).where(eq(organizations.slug, slug));
  if (!row) throw new Error(`The organization ${slug} was neither made nor found.`);
  for (const project of plan.projects) {
    await queryable
      .insert(projects)
      .values({ organizationId: row.id, id: randomUUID(), ...project })
      .onConflictDoNothing();
  }
  const found = await queryable
    .select({ id: projects.id, slug: projects.slug, name: projects.name })
    .from(projects)
    .where(eq(projects.organizationId, row.id));
  const organization = { id: row.id, slug, name: row.name, createdAt: row.createdAt, projects: found };
  const userIds = new Map<string, string>();
  for (const person of plan.people) {
    userIds.set(person.email, await insertPerson(queryable, organization, person));
  }
  return { ...organization, userIds };
}
