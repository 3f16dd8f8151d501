import type { MadeOrganization } from "@/db/testing/make-organization";
import type { Context } from "@/lib/access/context";
import type { Permission } from "@/lib/access/permissions";
import type { OrganizationRole, ProjectRole } from "@/lib/access/roles";
import { readerContext } from "@/lib/events/testing/reader-context";

/** A signed-in person with an organization role, or with one role in web-shop. */
export function personContext(
  organization: MadeOrganization,
  person: { id: string; name: string; email: string },
  role: OrganizationRole | ProjectRole,
): Context {
  const isOfProject = role.startsWith("project_");
  const context = readerContext(
    organization,
    isOfProject ? { projects: ["web-shop"] } : { role: role as OrganizationRole },
  );
  const { id, name, email } = person;
  const principal = { ...context.principal, id, name, email } as Context["principal"];
  const organizations = context.organizations.map((membership) => ({
    ...membership,
    projects: membership.projects.map((project) => ({
      ...project,
      roles: isOfProject ? [role as ProjectRole] : [],
    })),
  }));
  return { ...context, principal, organizations };
}

/** An API key of the organization, for every project of it. */
export function keyContext(organization: MadeOrganization, permissions: readonly Permission[]): Context {
  const context = readerContext(organization, { projects: Object.keys(organization.projects) });
  const principal = { kind: "apiKey", id: "key", name: "shipper", permissions, projectIds: null } as const;
  return { ...context, principal };
}
