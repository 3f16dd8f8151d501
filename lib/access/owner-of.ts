import type { Grant } from "./authorize";
import type { ProjectMembership } from "./context";

/** Whose something is: the keys of rows that belong to a project or to the organization itself. */
export interface Owner {
  organizationId: string;
  /** The project's id, or the organization's own. */
  scopeId: string;
  /** Null: the organization itself. */
  project: ProjectMembership | null;
}

/** The owner that a grant for one project, or for the organization itself, was given for. */
export function ownerOf({ organization, reach }: Grant): Owner {
  if (reach.organization) return { organizationId: organization.id, scopeId: organization.id, project: null };
  const [project, ...others] = reach.projects === "every" ? [] : reach.projects;
  if (!project || others.length > 0) throw new Error("The grant was given for more than one scope.");
  return { organizationId: organization.id, scopeId: project.id, project };
}
