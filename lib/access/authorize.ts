import { AppError } from "@/lib/shared/errors";
import type { Context, OrganizationMembership, ProjectMembership } from "./context";
import { findByIdOrSlug } from "./find-by-id-or-slug";
import {
  organizationRolePermissions,
  type Permission,
  permissions,
  projectRolePermissions,
} from "./permissions";
import type { RequestedScope } from "./scope";

declare const granted: unique symbol;

export interface Reach {
  /** True: the organization's own events are within reach. */
  organization: boolean;
  /** The projects within reach; `"every"` includes projects made later. */
  projects: "every" | readonly ProjectMembership[];
}

/**
 * Proof that a permission was checked. Queries over tenant rows take it and derive the tenant condition from
 * it, so that a forgotten check does not compile. Only `authorize` makes one.
 */
export interface Grant<P extends Permission = Permission> {
  readonly [granted]: P;
  readonly organization: OrganizationMembership;
  readonly reach: Reach;
}

const notFound = () => new AppError("not_found", "There is nothing here, or nothing that you may see.");
const forbidden = (permission: Permission) =>
  new AppError("forbidden", `This needs the permission ${permission}, which none of your roles gives here.`);

function organizationWide(context: Context, organization: OrganizationMembership, permission: Permission) {
  const { principal } = context;
  if (principal.kind === "system") return permissions.includes(permission);
  if (principal.kind === "apiKey") {
    return principal.projectIds === null && principal.permissions.includes(permission);
  }
  return organization.roles.some((role) => organizationRolePermissions[role].includes(permission));
}

function inProject(context: Context, project: ProjectMembership, permission: Permission) {
  const { principal } = context;
  if (principal.kind === "apiKey") {
    return (principal.projectIds?.includes(project.id) ?? true) && principal.permissions.includes(permission);
  }
  return project.roles.some((role) => projectRolePermissions[role].includes(permission));
}

/** Reading "all" reads two kinds of events, each by its own permission; for any other act one permission covers both. */
const isRead = (permission: Permission) =>
  permission === "organizationEvents.read" || permission === "projectEvents.read";

function projectsWithin(context: Context, organization: OrganizationMembership, permission: Permission) {
  if (organizationWide(context, organization, permission)) return "every";
  return organization.projects.filter((project) => inProject(context, project, permission));
}

function reachOfAll(context: Context, organization: OrganizationMembership, permission: Permission): Reach {
  const reach = {
    organization: organizationWide(
      context,
      organization,
      isRead(permission) ? "organizationEvents.read" : permission,
    ),
    projects: projectsWithin(context, organization, isRead(permission) ? "projectEvents.read" : permission),
  } as const;
  const isAsked = permission === "organizationEvents.read" ? reach.organization : reach.projects.length > 0;
  if (!isAsked) throw forbidden(permission);
  return reach;
}

function reachOf(
  context: Context,
  organization: OrganizationMembership,
  permission: Permission,
  scope: RequestedScope,
): Reach {
  const isWide = organizationWide(context, organization, permission);
  if (scope.kind === "organization") {
    if (!isWide) throw forbidden(permission);
    return { organization: true, projects: [] };
  }
  if (scope.kind === "project") {
    const project = findByIdOrSlug(organization.projects, scope.project);
    if (!project) throw notFound();
    if (!isWide && !inProject(context, project, permission)) throw forbidden(permission);
    return { organization: false, projects: [project] };
  }
  if (scope.kind === "all") return reachOfAll(context, organization, permission);
  const projects = projectsWithin(context, organization, permission);
  if (projects.length === 0) throw forbidden(permission);
  return { organization: false, projects };
}

/**
 * Checks that the context's principal holds a permission in a scope.
 * Throws `not_found` where no role of the principal reaches the scope (its existence is not revealed) and
 * `forbidden` where one does but lacks the permission.
 */
export function authorize<P extends Permission>(
  context: Context,
  permission: P,
  scope: RequestedScope,
): Grant<P> {
  const organization = findByIdOrSlug(context.organizations, scope.organization);
  if (!organization) throw notFound();
  return { organization, reach: reachOf(context, organization, permission, scope) } as Grant<P>;
}
