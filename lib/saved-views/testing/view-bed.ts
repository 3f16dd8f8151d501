import { randomUUID } from "node:crypto";
import {
  addMember,
  type MadeOrganization,
  makeOrganization,
  makePerson,
} from "@/db/testing/make-organization";
import type { Context } from "@/lib/access/context";
import type { OrganizationRole, ProjectRole } from "@/lib/access/roles";
import type { SavedViewBody } from "../contract";

interface Roles {
  organization?: readonly OrganizationRole[];
  projects?: Readonly<Record<string, readonly ProjectRole[]>>;
}

/** What a signed-in person with these roles reaches. */
function contextOf(
  made: MadeOrganization,
  person: { id: string; email: string; name: string },
  { organization = [], projects = {} }: Roles,
): Context {
  const { id, slug, name } = made;
  const reached = Object.values(made.projects)
    .map((project) => ({ ...project, roles: projects[project.slug] ?? [] }))
    .filter((project) => organization.length > 0 || project.roles.length > 0);
  return {
    principal: { ...person, kind: "user", sessionId: "s", locale: "en", timeZone: "UTC" },
    organizations: [{ id, slug, name, roles: organization, projects: reached }],
    requestId: randomUUID(),
    sourceIp: "192.0.2.7",
    userAgent: null,
  };
}

/** An organization with two projects and everybody whom the tests of views speak of. */
export async function makeViewBed() {
  const made = await makeOrganization({ projects: ["web-shop", "data-lake"] });
  const person = async (name: string, roles: Roles) => {
    const { id, email } = await makePerson({ name });
    await addMember(made, { id }, roles);
    return contextOf(made, { id, email, name }, roles);
  };
  return {
    made,
    organization: made.slug,
    admin: await person("Admin", { organization: ["organization_admin"] }),
    viewer: await person("Viewer", { organization: ["trail_viewer"] }),
    projectAdmin: await person("Project Admin", { projects: { "web-shop": ["project_admin"] } }),
    leader: await person("Leader", { projects: { "web-shop": ["project_leader"] } }),
    elsewhere: await person("Elsewhere", { projects: { "data-lake": ["project_admin"] } }),
  };
}

/** A view of the project's list; `change` says otherwise. */
export const viewBody = (change: Partial<SavedViewBody> = {}): SavedViewBody => ({
  scope: "project",
  project: "web-shop",
  name: "Failures",
  query: "from=-7d&outcome=%21success",
  isShared: false,
  isDefault: false,
  ...change,
});
