import type { OrganizationRole, ProjectRole } from "./roles";

export const permissions = [
  "events.ingest",
  "organizationEvents.read",
  "projectEvents.read",
  "apiKeys.manage",
] as const;
export type Permission = (typeof permissions)[number];

/** What an organization role allows in the whole organization, its projects included (docs: IAM role table). */
export const organizationRolePermissions: Readonly<Record<OrganizationRole, readonly Permission[]>> = {
  organization_owner: ["organizationEvents.read", "projectEvents.read", "apiKeys.manage"],
  organization_admin: ["organizationEvents.read", "projectEvents.read", "apiKeys.manage"],
  trail_viewer: ["organizationEvents.read", "projectEvents.read"],
};

/** What a project role allows in its own project. */
export const projectRolePermissions: Readonly<Record<ProjectRole, readonly Permission[]>> = {
  project_admin: ["projectEvents.read"],
  project_member: ["projectEvents.read"],
  project_leader: ["projectEvents.read"],
};

/** What an API key may carry. Not the management of keys: a leaked key must not be able to make others. */
export const apiKeyPermissions = [
  "events.ingest",
  "organizationEvents.read",
  "projectEvents.read",
] as const satisfies readonly Permission[];
