import type { EventListItem, LocalizedName } from "../model";
import { resourceLabel } from "./resource-label";

/**
 * The type's name as a sentence uses it, or null. "Instance action" is an act on an instance and
 * "Crawler:Management" a side of a crawler: what the act is done to is the instance, the crawler.
 */
export function typeNameOf({ resourceTypeName }: EventListItem): LocalizedName | null {
  if (!resourceTypeName) return null;
  const { en, ko } = resourceTypeName;
  if (/ action$/.test(en)) return { en: en.replace(/ action$/, ""), ko: ko.replace(/ 작업$/, "") };
  return { en: en.replace(/:.*$/, ""), ko: ko.replace(/:.*$/, "") };
}

/** The resource's name, else its id; projects and organizations are known by where the event stands. */
export function nameOf(event: EventListItem): string | null {
  const label = resourceLabel(event);
  if (label) return label;
  const type = event.resourceTypeName?.en;
  if (type === "Project") return event.project?.name ?? null;
  return type === "Organization" ? event.organization.name : null;
}

/** Who acted, as a sentence names them; null where nobody is known. */
export const actorNameOf = ({ actor }: EventListItem): string | null => actor.email ?? actor.name ?? actor.id;
