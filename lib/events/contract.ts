import { z } from "zod";
import { isStorable, utf8Length } from "@/lib/shared/unicode";
import { isStorableValue } from "./check-changes";
import {
  actorTypes,
  catalogStatuses,
  fieldBounds,
  maxBatchSize,
  maxChanges,
  maxFutureMs,
  outcomes,
  scopes,
} from "./model";
import { parseInstant } from "./parse-instant";

/** A text that is kept in a column. The bound is one of UTF-8 bytes; `maxLength` says the same of ASCII. */
const text = (field: keyof typeof fieldBounds) =>
  z
    .string()
    .max(fieldBounds[field])
    .refine(
      (value) => utf8Length(value) <= fieldBounds[field],
      `Give at most ${fieldBounds[field]} bytes of UTF-8.`,
    )
    .refine(isStorable, "NUL and lone surrogates can't be kept here.");

/** Fields may also be null, which is the same as leaving them out. */
const optional = (field: keyof typeof fieldBounds) => text(field).nullish();
const required = (field: keyof typeof fieldBounds) => text(field).min(1);

function isAcceptable(value: string): boolean {
  const instant = parseInstant(value);
  return instant !== null && instant >= 0 && instant <= Date.now() + maxFutureMs;
}

export const changeSchema = z.strictObject({
  path: z.string().min(1).refine(isStorable),
  before: z.unknown().optional().refine(isStorableValue),
  after: z.unknown().optional().refine(isStorableValue),
});

/**
 * An event as it is sent to `POST /api/v1/events`. This documents what `checkEvent` checks on the way in (a test holds
 * the two together).
 */
export const incomingEventSchema = z
  .strictObject({
    id: required("id").meta({ description: "Unique together with occurredAt within the organization." }),
    occurredAt: z
      .string()
      .refine(isAcceptable)
      .meta({ format: "date-time", description: "From 1970 to 24 hours ahead; cut to milliseconds." }),
    scope: z.enum(scopes),
    project: z.string().nullish().meta({ description: "Id or slug; required when the scope is project." }),
    provider: optional("provider"),
    service: required("service"),
    event: required("event"),
    resource: z
      .strictObject({
        type: optional("resource.type"),
        id: optional("resource.id"),
        name: optional("resource.name"),
      })
      .nullish(),
    actor: z
      .strictObject({
        type: z.enum(actorTypes).nullish(),
        id: optional("actor.id"),
        name: optional("actor.name"),
        email: optional("actor.email"),
      })
      .nullish(),
    channel: optional("channel"),
    sourceIp: optional("sourceIp"),
    userAgent: optional("userAgent"),
    requestId: optional("requestId"),
    correlationId: optional("correlationId"),
    traceId: optional("traceId"),
    outcome: z.enum(outcomes).nullish(),
    reason: optional("reason"),
    message: optional("message"),
    changes: z.array(changeSchema).max(maxChanges).nullish(),
    log: z
      .unknown()
      .optional()
      .meta({ description: "The original record; the event itself where left out." }),
  })
  .refine((event) => event.scope === "project" || event.project == null, {
    path: ["project"],
    message: "An event of the organization belongs to no project.",
  })
  .refine((event) => event.scope !== "project" || event.project != null, {
    path: ["project"],
    message: "This field is required when the scope is project.",
  });

/** The body of `POST /api/v1/events` as `application/json`. */
export const incomingBodySchema = z.union([
  incomingEventSchema,
  z.array(incomingEventSchema).max(maxBatchSize),
  z.strictObject({ events: z.array(incomingEventSchema).max(maxBatchSize) }),
]);

const fieldErrorSchema = z.object({ path: z.string(), message: z.string() });

/** The answer to `POST /api/v1/events`. */
export const ingestAnswerSchema = z.object({
  accepted: z.int(),
  duplicates: z.int(),
  rejected: z.array(
    z.object({
      index: z.int().meta({ description: "Place in the body, from 0." }),
      id: z.string().nullable(),
      errors: z.array(fieldErrorSchema),
    }),
  ),
});

const named = z.object({ id: z.uuid(), slug: z.string(), name: z.string() });
const instant = z.string().meta({ format: "date-time" });
const nullableText = z.string().nullable();

const localizedName = z.object({ en: z.string(), ko: z.string() });

/** An event in a list (`GET …/events`). */
export const eventListItemSchema = z.object({
  id: z.string(),
  occurredAt: instant,
  receivedAt: instant,
  scope: z.enum(scopes),
  organization: named,
  project: named.nullable(),
  provider: nullableText,
  service: z.string(),
  resource: z.object({ type: nullableText, id: nullableText, name: nullableText }),
  event: z.string(),
  eventName: localizedName,
  serviceName: localizedName,
  resourceTypeName: localizedName.nullable(),
  actor: z.object({ type: z.enum(actorTypes), id: nullableText, name: nullableText, email: nullableText }),
  channel: nullableText,
  sourceIp: nullableText,
  userAgent: nullableText,
  outcome: z.enum(outcomes),
  reason: nullableText,
  message: nullableText,
  requestId: nullableText,
  correlationId: nullableText,
  traceId: nullableText,
  catalogStatus: z.enum(catalogStatuses),
});

/** One event (`GET …/events/{id}`). */
export const eventDetailSchema = eventListItemSchema.extend({
  changes: z.array(
    z.object({ path: z.string(), before: z.unknown().optional(), after: z.unknown().optional() }),
  ),
});

/** A list's answer. */
export const eventPageSchema = z.object({
  events: z.array(eventListItemSchema),
  nextCursor: nullableText,
  searchedThrough: instant.nullable(),
});
