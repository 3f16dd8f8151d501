import type { EventListItem } from "../model";

/** Resource types that are the organization or the project itself. */
export const isNamedByItsPlace = (resourceType: string | null) =>
  resourceType === "Domain" || resourceType === "Project";

/**
 * What was acted on. Vendors leave the name out where the resource is the organization (`Domain`) or a project
 * itself; both are then known by where the event stands, or by the project's id.
 */
export function resourceLabel(event: EventListItem): string | null {
  const { resource, organization, project, resourceProject } = event;
  if (resource.name) return resource.name;
  if (resource.type === "Domain") return organization.name;
  if (resource.type === "Project") return (resourceProject ?? project)?.name ?? resource.id;
  return resource.id;
}
