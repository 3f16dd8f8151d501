export const organizationRoles = ["organization_owner", "organization_admin", "trail_viewer"] as const;
export type OrganizationRole = (typeof organizationRoles)[number];

export const projectRoles = ["project_admin", "project_member", "project_leader"] as const;
export type ProjectRole = (typeof projectRoles)[number];
