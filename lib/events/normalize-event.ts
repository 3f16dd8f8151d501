import { catalogStatusOf, resolveProvider, resolveResourceType } from "@/lib/catalog/catalog";
import type { FieldError } from "@/lib/shared/errors";
import type { IncomingEvent, NewEvent } from "./model";
import { parseInstant } from "./parse-instant";

/** Where a sender's events may go. */
export interface IngestTarget {
  organizationId: string;
  /** False for a key that is limited to projects. */
  takesOrganizationEvents: boolean;
  /** The id of a project that the sender may write to, found by id or slug; null for any other. */
  findProjectId: (idOrSlug: string) => string | null;
}

/** The texts that are kept as they came: the original record, and the changes as JSON. */
export interface OriginalTexts {
  log: string;
  changes: string | null;
}

export type NormalizedEvent = { event: NewEvent } | { fault: FieldError };

const projectFault = {
  path: "project",
  message: "There is no such project, or this key may not write to it.",
};
const scopeFault = {
  path: "scope",
  message:
    "This key is limited to projects: send events of those projects, or use a key that has no such limit.",
};

/** An empty text says as much as none, and would only be one more value to filter by. */
const orNull = (text: string | null | undefined) => (text === undefined || text === "" ? null : text);

function resolveScope(
  event: IncomingEvent,
  target: IngestTarget,
): { scopeId: string } | { fault: FieldError } {
  if (event.scope === "organization") {
    return target.takesOrganizationEvents ? { scopeId: target.organizationId } : { fault: scopeFault };
  }
  const projectId = target.findProjectId(event.project ?? "");
  return projectId === null ? { fault: projectFault } : { scopeId: projectId };
}

/** Provider and resource type, from the catalog where the sender left them out and one alone fits. */
function resolveCodes(event: IncomingEvent) {
  const { scope, service, event: code } = event;
  const provider = orNull(event.provider) ?? resolveProvider(scope, service, code);
  const resourceType = orNull(event.resource?.type) ?? resolveResourceType(scope, provider, service, code);
  const catalogStatus = catalogStatusOf({ scope, provider, service, event: code, resourceType });
  return { provider, resourceType, catalogStatus };
}

/**
 * Turns an event that `checkEvent` found without fault into a row: scope resolved to an id, codes completed from the
 * catalog. Fails only where the scope or the project is out of the sender's reach. Pure.
 */
export function normalizeEvent(
  event: IncomingEvent,
  texts: OriginalTexts,
  target: IngestTarget,
): NormalizedEvent {
  const resolved = resolveScope(event, target);
  if ("fault" in resolved) return resolved;
  const { resource, actor } = event;
  return {
    event: {
      organizationId: target.organizationId,
      scopeId: resolved.scopeId,
      id: event.id,
      occurredAt: new Date(parseInstant(event.occurredAt) as number),
      ...resolveCodes(event),
      service: event.service,
      event: event.event,
      resourceId: orNull(resource?.id),
      resourceName: orNull(resource?.name),
      actorType: actor?.type ?? "unknown",
      actorId: orNull(actor?.id),
      actorName: orNull(actor?.name),
      actorEmail: orNull(actor?.email),
      channel: orNull(event.channel),
      sourceIp: orNull(event.sourceIp),
      userAgent: orNull(event.userAgent),
      requestId: orNull(event.requestId),
      correlationId: orNull(event.correlationId),
      traceId: orNull(event.traceId),
      outcome: event.outcome ?? "unknown",
      reason: orNull(event.reason),
      message: orNull(event.message),
      changes: texts.changes,
      log: texts.log,
    },
  };
}
