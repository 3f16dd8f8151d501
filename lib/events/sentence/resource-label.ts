import type { EventListItem } from "../model";

/**
 * What was acted on. Vendors leave the name out where the resource is the organization (`Domain`) or the project
 * itself; both are then known by where the event stands.
 */
export function resourceLabel({ resource, organization, project }: EventListItem): string | null {
  if (resource.name) return resource.name;
  if (resource.type === "Domain") return organization.name;
  if (resource.type === "Project" && project) return project.name;
  return resource.id;
}
