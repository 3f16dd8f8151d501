import { z } from "zod";
import { localizedName } from "@/lib/catalog/contract";
import { eventPageSchema } from "@/lib/events/contract";
import { fieldBounds } from "@/lib/events/model";
import { isStorable, utf8Length } from "@/lib/shared/unicode";
import {
  maxSubscriptionEvents,
  maxSubscriptionGroups,
  maxSubscriptionNameLength,
  maxSubscriptionSources,
  notificationReasons,
} from "./model";

/** What the documentation shows beside a field: a description in both languages, a value that could stand there. */
const described = (en: string, ko: string) => ({ description: en, "x-description-ko": ko });
const example = (value: string) => ({ examples: [value] });

/** A name that people give: no line breaks, so that it can stand in a mail's subject. White space around it goes. */
const nameOrNone = z
  .string()
  .trim()
  .refine(
    (value) => Array.from(value).length <= maxSubscriptionNameLength,
    `At most ${maxSubscriptionNameLength} characters.`,
  )
  .refine((value) => isStorable(value) && !/\p{Cc}/u.test(value), "Control characters can't stand in a name.")
  .meta({ maxLength: maxSubscriptionNameLength });

const name = nameOrNone
  .refine((value) => value !== "", "Give a name.")
  .meta({ minLength: 1, maxLength: maxSubscriptionNameLength });

/** A code, or a resource's id or name: as long as an event's may be, in UTF-8 bytes. */
const text = (field: keyof typeof fieldBounds) =>
  z
    .string()
    .min(1)
    .meta({ maxLength: fieldBounds[field], "x-maxBytes": fieldBounds[field] })
    .refine(
      (value) => utf8Length(value) <= fieldBounds[field] && isStorable(value),
      `At most ${fieldBounds[field]} bytes of UTF-8, without NUL.`,
    );

const type = {
  provider: text("provider").meta(example("nhncloud")),
  service: text("service").meta(example("EasyCache")),
  resourceType: text("resource.type").meta(example("CACHE")),
};

const codes = z.array(text("event").meta(example("NODE_DOWN_DETECTED"))).max(maxSubscriptionEvents);

const events = codes.meta(
  described(
    "Codes of the type; empty means every subscribable one, also later ones.",
    "유형에 속한 코드입니다. 비우면 나중에 추가될 코드를 포함해 구독할 수 있는 모든 코드입니다.",
  ),
);

const source = z.union([
  z.strictObject({ resourceId: text("resource.id") }),
  z.strictObject({ resourceName: text("resource.name") }),
]);

const fields = {
  name,
  enabled: z
    .boolean()
    .meta(
      described("False keeps the subscription and sends nothing.", "false면 보관만 하고 보내지 않습니다."),
    ),
  ...type,
  template: text("event")
    .nullable()
    .meta(
      described(
        "Id of the template whose codes `events` holds; null for codes chosen by hand.",
        "events에 담긴 코드의 템플릿 ID이며, 직접 고른 코드면 null입니다.",
      ),
    ),
  events,
  sources: z
    .array(source)
    .max(maxSubscriptionSources)
    .meta(
      described(
        "Resources, each by id or by name; empty means every one.",
        "리소스이며 각각 ID 또는 이름으로 지정합니다. 비우면 모든 리소스입니다.",
      ),
    ),
  userGroups: z
    .array(z.uuid())
    .min(1, "Choose at least one user group.")
    .max(maxSubscriptionGroups)
    .meta(
      described(
        "Ids of user groups of the same project, or of the organization.",
        "같은 프로젝트 또는 조직에 속한 사용자 그룹의 ID입니다.",
      ),
    ),
};

const notify = z.strictObject({ email: z.boolean().default(true), sms: z.boolean().default(false) });

const someChannel = notify
  .refine(({ email, sms }) => email || sms, "Choose email, SMS or both.")
  .default({ email: true, sms: false })
  .meta(described("At least one of the two.", "둘 중 하나 이상입니다."));

/** The body of `POST …/subscriptions`. */
export const subscriptionBody = z.strictObject({
  ...fields,
  enabled: fields.enabled.default(true),
  template: fields.template.default(null),
  events: fields.events.default([]),
  sources: fields.sources.default([]),
  notify: someChannel,
});

/** The body of `PATCH …/subscriptions/{id}`: what is left out stays as it is. */
export const subscriptionPatch = z
  .strictObject({
    ...fields,
    notify: z.strictObject({ email: z.boolean(), sms: z.boolean() }).partial(),
  })
  .partial();
export type SubscriptionPatch = z.output<typeof subscriptionPatch>;

/** The body of `POST …/subscriptions/preview`: a subscription's, of which name and groups may still be missing. */
export const previewBody = z.strictObject({
  ...fields,
  name: z.string().optional(),
  enabled: fields.enabled.optional(),
  template: fields.template.optional(),
  events: fields.events.default([]),
  sources: fields.sources.default([]),
  userGroups: z.array(z.uuid()).max(maxSubscriptionGroups).default([]),
  notify: notify.default({ email: true, sms: false }),
});
export type PreviewBody = z.output<typeof previewBody>;

/** The body of `POST …/subscriptions/test`: a preview's that names a channel. */
export const draftTestBody = previewBody.extend({
  name: nameOrNone
    .default("")
    .meta(
      described(
        "Empty: the test names the event type instead.",
        "비우면 테스트에 이벤트 유형을 대신 표시합니다.",
      ),
    ),
  notify: someChannel,
});
export type DraftTestBody = z.output<typeof draftTestBody>;

/** The body of `POST …/event-templates`. */
export const eventTemplateBody = z.strictObject({
  name,
  ...type,
  events: codes.min(1, "Choose at least one code."),
});
export type EventTemplateBody = z.output<typeof eventTemplateBody>;

/** The body of `PATCH …/event-templates/{id}`. */
export const eventTemplatePatch = eventTemplateBody.pick({ name: true, events: true }).partial();
export type EventTemplatePatch = z.output<typeof eventTemplatePatch>;

const instant = z.string().meta({ format: "date-time" });
const typeAnswer = { provider: z.string(), service: z.string(), resourceType: z.string() };

/** One subscription. */
export const subscriptionSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  enabled: z.boolean(),
  ...typeAnswer,
  template: z.string().nullable(),
  events: z.array(z.string()),
  sources: z.array(z.union([z.object({ resourceId: z.string() }), z.object({ resourceName: z.string() })])),
  userGroups: z
    .array(z.object({ id: z.uuid(), name: z.string() }))
    .meta(described("Empty: it reaches nobody.", "비어 있으면 아무에게도 보내지 않습니다.")),
  sourceNames: z
    .record(z.string(), z.string())
    .optional()
    .meta(
      described(
        "By id, the name under which a source given by its id was last seen. Where subscriptions are read, for those who may read the events.",
        "ID로 지정한 소스가 마지막으로 나타났을 때의 이름을 ID별로 나타냅니다. 구독을 조회할 때 이벤트를 볼 수 있는 사용자에게만 제공됩니다.",
      ),
    ),
  notify: z.object({ email: z.boolean(), sms: z.boolean() }),
  createdAt: instant,
  updatedAt: instant,
  lastFiredAt: instant
    .nullable()
    .meta(
      described(
        "When an event last matched and somebody was to be told.",
        "마지막으로 일치하여 알림이 발생한 시각입니다.",
      ),
    ),
  last7Days: z
    .object({ matched: z.int(), late: z.int(), unheard: z.int() })
    .meta(
      described(
        "Events that matched: notified, not notified because they came late, and unheard, for nobody was in its groups.",
        "일치한 이벤트 수입니다. matched는 알림 대상, late는 늦게 도착하여 알리지 않은 수, unheard는 그룹에 아무도 없어 받은 사람이 없는 수입니다.",
      ),
    ),
  reachesNobody: z
    .boolean()
    .meta(
      described(
        "No group of it has a present member.",
        "구독의 그룹에 현재 멤버가 한 명도 없는지 여부입니다.",
      ),
    ),
  serviceName: localizedName,
  resourceTypeName: localizedName,
});

export const subscriptionPageSchema = z.object({
  subscriptions: z.array(subscriptionSchema),
  nextCursor: z.string().nullable(),
});

/** One template. */
export const eventTemplateSchema = z.object({
  id: z.string(),
  name: localizedName,
  isOwn: z.boolean(),
  ...typeAnswer,
  events: z.array(z.string()),
  credit: z
    .object({ name: z.string(), url: z.string() })
    .nullable()
    .meta(described("Whose published work the choice rests on.", "코드 선정의 근거가 된 공개 자료입니다.")),
});

export const eventTemplatesSchema = z.object({
  eventTemplates: z.array(eventTemplateSchema),
  nextCursor: z.null(),
});

export const eventSourcePageSchema = z.object({
  eventSources: z.array(
    z.object({
      resourceId: z.string().nullable(),
      resourceName: z.string().nullable(),
      lastSeenAt: instant,
    }),
  ),
  nextCursor: z.string().nullable(),
});

const bySpan = <Value extends z.ZodType>(value: Value) =>
  z.object({ last24Hours: value, last7Days: value, last30Days: value });

export const subscriptionPreviewSchema = z.object({
  matches: bySpan(z.int()),
  relations: bySpan(z.enum(["eq", "gte"])).meta(
    described("gte: the search's budget ended first.", "gte는 조회 한도에 먼저 도달했다는 뜻입니다."),
  ),
  buckets: bySpan(z.array(z.int())).meta(
    described(
      "Matches in equal parts of the span, oldest first.",
      "기간을 같은 길이로 나눈 일치 수이며 오래된 순입니다.",
    ),
  ),
  recipients: z.array(
    z.object({
      userId: z.uuid(),
      name: z.string(),
      email: z.boolean(),
      sms: z.boolean(),
      reason: z.enum(notificationReasons).nullable(),
    }),
  ),
  kept: z
    .object({ email: z.boolean(), sms: z.boolean() })
    .meta(
      described(
        "Channels over which nothing leaves the machine: no server is set, so messages are kept in the console's mailbox.",
        "서버가 설정되지 않아 메시지가 서버 밖으로 나가지 않고 콘솔의 메일함에 보관되는 채널입니다.",
      ),
    ),
  samples: eventPageSchema.shape.events,
});
