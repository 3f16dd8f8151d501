import type { CatalogStatus, LocalizedName } from "@/lib/catalog/model";

export type { CatalogStatus, LocalizedName };

/** Bounds of an event's fields in UTF-8 bytes, from the public API contract. */
export const fieldBounds = {
  id: 256,
  provider: 200,
  service: 200,
  event: 200,
  "resource.type": 200,
  channel: 200,
  "resource.id": 512,
  "resource.name": 512,
  "actor.id": 512,
  "actor.name": 512,
  "actor.email": 512,
  requestId: 256,
  correlationId: 256,
  traceId: 256,
  sourceIp: 256,
  userAgent: 1_024,
  reason: 4_096,
  message: 4_096,
} as const;

/** The fields of an event that are optional texts and nothing else. */
export const textFields = [
  "provider",
  "channel",
  "sourceIp",
  "userAgent",
  "requestId",
  "correlationId",
  "traceId",
  "reason",
  "message",
] as const;

export const maxChanges = 200;
export const maxEventBytes = 1_048_576;
export const maxBodyBytes = 16 * 1_048_576;
export const maxBatchSize = 5_000;
/** `occurredAt` may lie this far ahead of the server's clock. */
export const maxFutureMs = 24 * 3_600_000;

export const scopes = ["organization", "project"] as const;
export type EventScope = (typeof scopes)[number];

export const outcomes = ["success", "failure", "unknown"] as const;
export type Outcome = (typeof outcomes)[number];

export const actorTypes = ["user", "service_account", "system", "unknown"] as const;
export type ActorType = (typeof actorTypes)[number];

/** Said again, not imported: a list of events then carries nothing of the catalog into the browser. */
export const catalogStatuses = [
  "current",
  "retired",
  "legacy",
  "unknown",
] as const satisfies readonly CatalogStatus[];

/** One field that an act changed. `before` and `after` are any JSON value; absent means "not there". */
export interface Change {
  path: string;
  before?: unknown;
  after?: unknown;
}

/**
 * An event as a sender writes it, without its log (`POST /api/v1/events`).
 * `occurredAt` is RFC 3339; `project` is an id or a slug and required when the scope is `project`.
 */
export interface IncomingEvent {
  id: string;
  occurredAt: string;
  scope: EventScope;
  project?: string;
  provider?: string;
  service: string;
  event: string;
  resource?: { type?: string; id?: string; name?: string };
  actor?: { type?: ActorType; id?: string; name?: string; email?: string };
  channel?: string;
  sourceIp?: string;
  userAgent?: string;
  requestId?: string;
  correlationId?: string;
  traceId?: string;
  outcome?: Outcome;
  reason?: string;
  message?: string;
  changes?: Change[];
}

/** An event that passed every check, ready for `insertEvents`. Ids are resolved, bounds hold. */
export interface NewEvent {
  organizationId: string;
  /** The project's id, or the organization's own id for organization events. */
  scopeId: string;
  id: string;
  occurredAt: Date;
  provider: string | null;
  service: string;
  event: string;
  resourceType: string | null;
  resourceId: string | null;
  resourceName: string | null;
  actorType: ActorType;
  actorId: string | null;
  actorName: string | null;
  actorEmail: string | null;
  channel: string | null;
  sourceIp: string | null;
  userAgent: string | null;
  requestId: string | null;
  correlationId: string | null;
  traceId: string | null;
  outcome: Outcome;
  reason: string | null;
  message: string | null;
  catalogStatus: CatalogStatus;
  /** JSON text of the changes, or null when there are none. */
  changes: string | null;
  /** The original record, byte for byte, as UTF-8 text. */
  log: string;
}

/** An event in a list answer (`GET …/events`). Instants are RFC 3339 UTC with milliseconds. */
export interface EventListItem {
  id: string;
  occurredAt: string;
  receivedAt: string;
  scope: EventScope;
  organization: { id: string; slug: string; name: string };
  project: { id: string; slug: string; name: string } | null;
  provider: string | null;
  service: string;
  resource: { type: string | null; id: string | null; name: string | null };
  /** The project that the resource is, for organization events about one that the reader's organization has. */
  resourceProject: { id: string; slug: string; name: string } | null;
  event: string;
  /** Names from the catalog; the code itself, in both, where the catalog has none. */
  eventName: LocalizedName;
  serviceName: LocalizedName;
  resourceTypeName: LocalizedName | null;
  actor: { type: ActorType; id: string | null; name: string | null; email: string | null };
  channel: string | null;
  sourceIp: string | null;
  userAgent: string | null;
  outcome: Outcome;
  reason: string | null;
  message: string | null;
  requestId: string | null;
  correlationId: string | null;
  traceId: string | null;
  catalogStatus: CatalogStatus;
}

/**
 * One change of a stored event. `before` and `after` are the JSON texts that were sent, digits and all (a number
 * beyond 2^53 would not survive as a JavaScript number); null means "not there", as the text "null" does not.
 */
export interface ChangeText {
  path: string;
  before: string | null;
  after: string | null;
}

/** One event with what changed (`GET …/events/{id}`, where changes are plain JSON: see `event-detail-json.ts`). */
export interface EventDetail extends EventListItem {
  changes: ChangeText[];
}

export interface EventPage {
  events: EventListItem[];
  nextCursor: string | null;
  /** How far back (or forth) in time this answer has looked; null when nothing was left to look at. */
  searchedThrough: string | null;
}

/** Where an event stands in time; enough to open it. */
export interface EventPosition {
  id: string;
  occurredAt: string;
}

/**
 * The nearest matching events outside a range (`GET …/events/nearest`). Where the search's budget ended before
 * one was found, `searchedThrough` says how far it looked; null there means that the search was complete.
 */
export interface NearestEvents {
  before: EventPosition | null;
  after: EventPosition | null;
  searchedThrough: { before: string | null; after: string | null };
}
