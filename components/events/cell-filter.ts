import { type EventFilterField, maxFilterValueLength } from "@/lib/events/filters";
import type { EventDetail, EventListItem } from "@/lib/events/model";
import type { EventColumnId } from "./column-ids";
import { actorLabel, isNamedByItsPlace } from "./event-words";
import type { FilterChip } from "./list-address";

/** A resource without a name is known by its id, and the organization or the project itself by its type. */
function filterOfResource({ resource }: EventListItem): readonly [EventFilterField, string | null] {
  if (resource.name) return ["resourceName", resource.name];
  if (resource.id) return ["resourceId", resource.id];
  return ["resourceType", isNamedByItsPlace(resource.type) ? resource.type : null];
}

/** The filter that asks for what a cell shows; null for cells that no filter asks for, and empty ones. */
export function filterOfCell(
  event: EventListItem,
  column: EventColumnId,
  negated: boolean,
): FilterChip | null {
  const asked: Record<EventColumnId, readonly [EventFilterField, string | null]> = {
    time: ["q", null],
    scope: ["project", event.project?.slug ?? null],
    event: ["event", event.event],
    user: actorLabel(event) === null ? ["actorType", event.actor.type] : ["actor", actorLabel(event)],
    userId: ["actor", event.actor.id],
    service: ["service", event.service],
    resourceType: ["resourceType", event.resource.type],
    resourceName: filterOfResource(event),
    sourceIp: ["sourceIp", event.sourceIp],
    outcome: ["outcome", event.outcome],
    message: ["q", event.message ?? event.reason],
  };
  const [field, value] = asked[column];
  return value ? { field, value, negated } : null;
}

/**
 * The filter for a value met in a log: the field of this event that holds the same value. Null for all others: no
 * filter reads logs, so asking for them would find nothing, though the event is there.
 */
export function filterOfLogValue(event: EventDetail, value: string): FilterChip | null {
  const known: readonly (readonly [EventFilterField, string | null])[] = [
    ["event", event.event],
    ["service", event.service],
    ["resourceName", event.resource.name],
    ["resourceId", event.resource.id],
    ["resourceType", event.resource.type],
    ["actor", event.actor.email],
    ["actor", event.actor.id],
    ["actor", event.actor.name],
    ["sourceIp", event.sourceIp],
    ["channel", event.channel],
    ["requestId", event.requestId],
    ["correlationId", event.correlationId],
    ["traceId", event.traceId],
    ["userAgent", event.userAgent],
    ["outcome", event.outcome],
    ["provider", event.provider],
  ];
  if (value === "" || value.length > maxFilterValueLength) return null;
  const field = known.find(([, own]) => own === value)?.[0];
  return field ? { field, value, negated: false } : null;
}
