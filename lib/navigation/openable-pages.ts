import { authorize } from "@/lib/access/authorize";
import type { Context, OrganizationMembership } from "@/lib/access/context";
import type { Permission } from "@/lib/access/permissions";
import type { RequestedScope } from "@/lib/access/scope";
import { AppError } from "@/lib/shared/errors";

/** The pages of one organization that a person may open; the navigation lists these and no others. */
export interface OpenablePages {
  organizationEvents: boolean;
  /** Every event of the person's reach in one list: for those who may read more than one project. */
  allEvents: boolean;
  projects: readonly { slug: string; name: string }[];
  /** Subscriptions, user groups and deliveries of the organization itself; a project's go with its events. */
  organizationSubscriptions: boolean;
  /** What was written while no mail server is set. */
  mailbox: boolean;
}

/** Whether `authorize` would let them, asked without an error. */
export function isAllowed(context: Context, permission: Permission, scope: RequestedScope): boolean {
  try {
    authorize(context, permission, scope);
    return true;
  } catch (error) {
    if (error instanceof AppError && (error.code === "forbidden" || error.code === "not_found")) return false;
    throw error;
  }
}

/** Asks the same rule that the pages' own verbs ask, so that the navigation can't promise what they refuse. */
export function listOpenablePages(context: Context, organization: OrganizationMembership): OpenablePages {
  const { id } = organization;
  const projects = organization.projects.filter((project) =>
    isAllowed(context, "projectEvents.read", { kind: "project", organization: id, project: project.id }),
  );
  const own = { kind: "organization", organization: id } as const;
  return {
    organizationEvents: isAllowed(context, "organizationEvents.read", own),
    organizationSubscriptions: isAllowed(context, "subscriptions.read", own),
    mailbox: isAllowed(context, "mailbox.read", own),
    allEvents: projects.length > 1,
    projects: projects.map(({ slug, name }) => ({ slug, name })),
  };
}
