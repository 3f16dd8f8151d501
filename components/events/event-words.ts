import type { EventListItem } from "@/lib/events/model";

export { isNamedByItsPlace, resourceLabel } from "@/lib/events/sentence/resource-label";

/** Who acted, as a list shows it: by name, else by address, else by id. */
export const actorLabel = ({ actor }: EventListItem): string | null => actor.name ?? actor.email ?? actor.id;

/** Codes differ at their end: what must be cut is cut before the last word (`CACHE_FLA…FAILED`). */
export function splitCode(text: string): { head: string; tail: string } | null {
  const match = /^([A-Z0-9]+(?:_[A-Z0-9]+)*?)(_[A-Z0-9]+|[A-Z0-9]{6})$/.exec(text);
  return match?.[1] && match[2] && text.length > 16 ? { head: match[1], tail: match[2] } : null;
}
