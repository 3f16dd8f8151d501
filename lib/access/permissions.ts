import type { OrganizationRole, ProjectRole } from "./roles";

/**
 * `subscriptions.manage` covers all that decides who is told: subscriptions, user groups, templates, retrying.
 * `savedViews.manage` is for views that others made and share; one's own need leave to read the list, and no more.
 */
export const permissions = [
  "events.ingest",
  "organizationEvents.read",
  "projectEvents.read",
  "apiKeys.manage",
  "subscriptions.read",
  "subscriptions.manage",
  "mailbox.read",
  "savedViews.manage",
] as const;
export type Permission = (typeof permissions)[number];

const readsEvents = ["organizationEvents.read", "projectEvents.read", "subscriptions.read"] as const;
const administers = [
  ...readsEvents,
  "subscriptions.manage",
  "mailbox.read",
  "apiKeys.manage",
  "savedViews.manage",
] as const;

/** What an organization role allows in the whole organization, its projects included (docs: IAM role table). */
export const organizationRolePermissions: Readonly<Record<OrganizationRole, readonly Permission[]>> = {
  organization_owner: administers,
  organization_admin: administers,
  trail_viewer: readsEvents,
};

/** What a project role allows in its own project. */
export const projectRolePermissions: Readonly<Record<ProjectRole, readonly Permission[]>> = {
  project_admin: ["projectEvents.read", "subscriptions.read", "subscriptions.manage", "savedViews.manage"],
  project_member: ["projectEvents.read", "subscriptions.read", "subscriptions.manage"],
  project_leader: ["projectEvents.read", "subscriptions.read"],
};

/**
 * What an API key may carry. Not the management of keys: a leaked key must not be able to make others. Nor the mailbox,
 * which holds what was written to people, nor views, which people keep.
 */
export const apiKeyPermissions = [
  "events.ingest",
  "organizationEvents.read",
  "projectEvents.read",
  "subscriptions.read",
  "subscriptions.manage",
] as const satisfies readonly Permission[];
