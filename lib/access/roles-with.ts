import { organizationRolePermissions, type Permission } from "./permissions";
import { type OrganizationRole, organizationRoles } from "./roles";

/** The organization roles that hold a permission in the whole organization, the highest first. */
export const organizationRolesWith = (permission: Permission): OrganizationRole[] =>
  organizationRoles.filter((role) => organizationRolePermissions[role].includes(permission));
