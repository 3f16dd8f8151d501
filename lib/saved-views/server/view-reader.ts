import "server-only";
import { authorize } from "@/lib/access/authorize";
import type { Context, OrganizationMembership, ProjectMembership } from "@/lib/access/context";
import { findByIdOrSlug } from "@/lib/access/find-by-id-or-slug";
import type { RequestedScope } from "@/lib/access/scope";
import type { EventAccess } from "@/lib/events/server/event-access";
import { AppError } from "@/lib/shared/errors";
import type { ViewScope } from "../model";

/** The list that a view is of, as its row says it. */
export interface ListKey {
  list: ViewScope;
  /** The project's id, or the organization's own. */
  scopeId: string;
}

/** Who looks at views, and which lists they may open now. */
export interface ViewReader {
  personId: string;
  organization: OrganizationMembership;
  /** Null for a list of the organization, and for a project that they may not read. */
  projectOf: (key: ListKey) => ProjectMembership | null;
  mayOpen: (key: ListKey) => boolean;
  /** Whether every project that a query string names is one that they may read. */
  mayAsk: (query: string) => boolean;
  /** Whether shared views of this list are theirs to change, whoever made them. */
  mayManage: (key: ListKey) => boolean;
}

function mayManage(context: Context, { id }: OrganizationMembership, { list, scopeId }: ListKey): boolean {
  const scope: RequestedScope =
    list === "project"
      ? { kind: "project", organization: id, project: scopeId }
      : { kind: "organization", organization: id };
  try {
    authorize(context, "savedViews.manage", scope);
    return true;
  } catch (error) {
    if (error instanceof AppError && (error.code === "forbidden" || error.code === "not_found")) return false;
    throw error;
  }
}

/**
 * The reader that a context is, by what it may read of an organization's events altogether. Views are people's: throws
 * `forbidden` for keys and the system.
 */
export function viewReader(context: Context, access: EventAccess): ViewReader {
  const { principal } = context;
  if (principal.kind !== "user") throw new AppError("forbidden", "Only a signed-in person has views.");
  const { organization } = access;
  const projects = access.projects.flatMap(({ reach }) =>
    reach.projects === "every" ? organization.projects : reach.projects,
  );
  const projectOf = ({ list, scopeId }: ListKey) =>
    list === "project" ? (projects.find(({ id }) => id === scopeId) ?? null) : null;
  return {
    personId: principal.id,
    organization,
    projectOf,
    mayOpen: (key) => {
      if (key.list === "organization") return access.own !== null;
      return key.list === "all" || projectOf(key) !== null;
    },
    mayAsk: (query) =>
      new URLSearchParams(query)
        .getAll("project")
        .every((name) => findByIdOrSlug(projects, name.replace(/^!/, "")) !== undefined),
    mayManage: (key) => mayManage(context, organization, key),
  };
}
