import { z } from "zod";
import { localizedName } from "@/lib/catalog/contract";
import { isStorable, utf8Length } from "@/lib/shared/unicode";
import { isStorableValue, unstorable } from "./check-changes";
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

/** What the documentation shows beside a field: a description in both languages, a value that could stand there. */
const described = (en: string, ko: string) => ({ description: en, "x-description-ko": ko });
const example = (value: string) => ({ examples: [value] });

/** A text that is kept in a column. The bound is one of UTF-8 bytes; `maxLength` says the same of ASCII. */
const text = (field: keyof typeof fieldBounds) =>
  z
    .string()
    .max(fieldBounds[field])
    .meta({ "x-maxBytes": fieldBounds[field] })
    .refine(
      (value) => utf8Length(value) <= fieldBounds[field],
      `Give at most ${fieldBounds[field]} bytes of UTF-8.`,
    )
    .refine(isStorable, unstorable);

/** Fields may also be null, which is the same as leaving them out. */
const optional = (field: keyof typeof fieldBounds) => text(field).nullish();
const required = (field: keyof typeof fieldBounds) => text(field).min(1);

function isAcceptable(value: string): boolean {
  const instant = parseInstant(value);
  return instant !== null && instant >= 0 && instant <= Date.now() + maxFutureMs;
}

const changeSchema = z.strictObject({
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
    id: required("id").meta({
      ...described(
        "Unique together with occurredAt within the organization.",
        "조직 안에서 occurredAt과 함께 유일합니다.",
      ),
      ...example("req-7f3a"),
    }),
    occurredAt: z
      .string()
      .refine(isAcceptable)
      .meta({
        format: "date-time",
        ...described(
          "From 1970 to 24 hours ahead; cut to milliseconds.",
          "1970년부터 24시간 뒤까지이며 밀리초 아래는 버립니다.",
        ),
      }),
    scope: z.enum(scopes).meta(example("project")),
    project: z
      .string()
      .nullish()
      .meta({
        ...described(
          "Id or slug; required when the scope is project.",
          "ID 또는 슬러그이며 scope가 project면 필수입니다.",
        ),
        ...example("{project}"),
      }),
    provider: optional("provider").meta({
      ...described(
        "Where left out, the only provider of the catalog with that scope, service and event.",
        "없으면 카탈로그에서 scope, service, event가 같은 유일한 프로바이더로 채웁니다.",
      ),
      ...example("kakaocloud"),
    }),
    service: required("service").meta(example("Virtual Machine")),
    event: required("event").meta(example("Instance Create")),
    resource: z
      .strictObject({
        type: optional("resource.type").meta(example("Instance")),
        id: optional("resource.id").meta(example("i-0a1b")),
        name: optional("resource.name").meta(example("web-1")),
      })
      .nullish(),
    actor: z
      .strictObject({
        type: z.enum(actorTypes).nullish().meta(example("user")),
        id: optional("actor.id").meta(example("u-17")),
        name: optional("actor.name"),
        email: optional("actor.email"),
      })
      .nullish(),
    channel: optional("channel"),
    sourceIp: optional("sourceIp").meta({
      ...described(
        "Any text; filters by network see it where it is an address.",
        "어떤 텍스트든 됩니다. 주소이면 네트워크 필터로도 찾습니다.",
      ),
      ...example("192.0.2.7"),
    }),
    userAgent: optional("userAgent"),
    requestId: optional("requestId"),
    correlationId: optional("correlationId"),
    traceId: optional("traceId"),
    outcome: z.enum(outcomes).nullish().meta(example("success")),
    reason: optional("reason"),
    message: optional("message"),
    changes: z.array(changeSchema).max(maxChanges).nullish(),
    log: z
      .unknown()
      .optional()
      .meta(
        described(
          "The original record, any JSON value, kept byte for byte; the event itself where left out.",
          "원본 레코드입니다. 어떤 JSON 값이든 바이트 그대로 보관하며, 없으면 이벤트 자체가 로그가 됩니다.",
        ),
      ),
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
      index: z.int().meta(described("Place in the body, from 0.", "본문에서의 순서이며 0부터 시작합니다.")),
      id: z.string().nullable(),
      errors: z.array(fieldErrorSchema),
    }),
  ),
});

const named = z.object({ id: z.uuid(), slug: z.string(), name: z.string() });
const instant = z.string().meta({ format: "date-time" });
const nullableText = z.string().nullable();

/** An event in a list (`GET …/events`). */
const eventListItemSchema = z.object({
  id: z.string(),
  occurredAt: instant,
  receivedAt: instant,
  scope: z.enum(scopes),
  organization: named,
  project: named.nullable(),
  provider: nullableText,
  service: z.string(),
  resource: z.object({ type: nullableText, id: nullableText, name: nullableText }),
  resourceProject: named.nullable(),
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
