import { z } from "zod";
import { eventsPermission, ownedOperations } from "@/lib/access/owned-operations";
import type { ApiOperation, ApiParameter, ApiText } from "@/lib/shared/api-operation";
import { pagingParameters } from "@/lib/shared/paging-parameters";
import { draftTestBody } from "@/lib/subscriptions/contract";
import { channels } from "@/lib/subscriptions/model";
import { deliveryPageSchema, deliverySchema, mailboxPageSchema, testNotificationsSchema } from "./contract";
import { defaultDeliveryLimit, maxDeliveryLimit } from "./filters";
import { deliveryStatuses } from "./model";

const both = ["session", "apiKey"] as const;
const base = { group: "notifications", principals: both } as const;
const reads = { ...base, method: "get", permissions: [{ name: "subscriptions.read" }] } as const;
const manages = { ...base, method: "post", permissions: [{ name: "subscriptions.manage" }] } as const;
/** Deliveries name the events that they tell of. */
const withEvents = <T extends typeof reads | typeof manages>(operation: T, path: string) => ({
  ...operation,
  permissions: [...operation.permissions, eventsPermission(path)],
});
const json = (schema: z.ZodType) => ({ "application/json": schema });

const status: ApiParameter = {
  name: "status",
  description: { en: "Deliveries in this status.", ko: "이 상태인 알림입니다." },
  schema: z.enum(deliveryStatuses),
};
const channel: ApiParameter = {
  name: "channel",
  description: { en: "Deliveries over this channel.", ko: "이 채널로 보내는 알림입니다." },
  schema: z.enum(channels),
};
const subscription: ApiParameter = {
  name: "subscription",
  description: {
    en: "Deliveries because of the subscription with this id.",
    ko: "이 ID의 구독에 따른 알림입니다.",
  },
  schema: z.uuid(),
};
const message: ApiParameter = {
  name: "message",
  description: {
    en: "Deliveries that the message with this id carries.",
    ko: "이 ID의 메시지에 담긴 알림입니다.",
  },
  schema: z.uuid(),
};
const event: ApiParameter = {
  name: "event",
  description: { en: "Deliveries about events of this code.", ko: "이 코드의 이벤트에 대한 알림입니다." },
  schema: z.string(),
};
const recipient: ApiParameter = {
  name: "recipient",
  description: { en: "Deliveries to the user with this id.", ko: "이 ID의 사용자에게 보내는 알림입니다." },
  schema: z.uuid(),
};
const paging = pagingParameters(
  { en: "Most deliveries in the answer.", ko: "응답에 담을 최대 개수입니다." },
  { max: maxDeliveryLimit, fallback: defaultDeliveryLimit },
);

const page = {
  status: 200,
  description: { en: "One page, the newest first.", ko: "최신순의 한 페이지입니다." },
  content: json(deliveryPageSchema),
};
const bounded: ApiText = {
  en: "Each request looks at a bounded number of deliveries: a page may be short and have a nextCursor. Go on until that is null.",
  ko: "요청 하나가 살펴보는 알림 수에는 한도가 있습니다. 페이지가 짧아도 nextCursor가 있으면 null이 될 때까지 이어서 요청합니다.",
};

const tests = {
  ...manages,
  principals: ["session"],
  answer: {
    status: 200,
    description: {
      en: "Where it goes, or why it does not.",
      ko: "보내는 곳 또는 보내지 못하는 까닭입니다.",
    },
    content: json(testNotificationsSchema),
  },
} as const;

/** Tests of what is registered, and of what is not yet. */
const testsAt = (path: string, of: ApiText): ApiOperation[] => [
  {
    ...tests,
    path: `${path}/{subscription}/test`,
    summary: { en: `Test a subscription of ${of.en}`, ko: `${of.ko} 구독 테스트` },
    description: {
      en: "Sends the caller one notification over each of its channels, marked as a test.",
      ko: "구독의 각 채널로 테스트 알림을 호출자에게 보냅니다.",
    },
    errors: [401, 403, 404, 415, 429],
  },
  {
    ...tests,
    path: `${path}/test`,
    summary: {
      en: `Test a draft of a subscription of ${of.en}`,
      ko: `${of.ko} 구독 등록 전 테스트`,
    },
    description: {
      en: "Sends the caller one notification over each of the draft's channels, marked as a test. Registers nothing.",
      ko: "작성 중인 구독의 각 채널로 테스트 알림을 호출자에게 보냅니다. 구독은 등록되지 않습니다.",
    },
    body: json(draftTestBody),
    errors: [400, 401, 403, 404, 413, 415, 422, 429, 503],
  },
];

/** The operations on what one owner's subscriptions sent; `of` names the owner. */
const operationsAt = (path: string, of: ApiText): ApiOperation[] => [
  {
    ...withEvents(reads, path),
    path: `${path}/deliveries`,
    summary: { en: `List the deliveries of ${of.en}`, ko: `${of.ko} 알림 발송 이력` },
    description: bounded,
    parameters: [status, channel, subscription, message, event, recipient, ...paging],
    answer: page,
    errors: [400, 401, 403, 404],
  },
  {
    ...withEvents(reads, path),
    path: `${path}/subscriptions/{subscription}/deliveries`,
    summary: {
      en: `List the deliveries of a subscription of ${of.en}`,
      ko: `${of.ko} 구독의 알림 발송 이력`,
    },
    description: bounded,
    parameters: [status, channel, message, event, recipient, ...paging],
    answer: page,
    errors: [400, 401, 403, 404],
  },
  {
    ...withEvents(manages, path),
    path: `${path}/deliveries/{delivery}/retry`,
    summary: { en: `Try a failed delivery of ${of.en} again`, ko: `${of.ko} 실패한 알림 다시 보내기` },
    description: {
      en: "With every other delivery of its message, for another 24 hours.",
      ko: "같은 메시지에 담긴 다른 알림과 함께 24시간 동안 다시 시도합니다.",
    },
    answer: {
      status: 200,
      description: { en: "The delivery.", ko: "알림입니다." },
      content: json(deliverySchema),
    },
    errors: [401, 403, 404, 409, 415],
  },
  ...testsAt(`${path}/subscriptions`, of),
];

/** What the API offers over deliveries. */
export const deliveryOperations: readonly ApiOperation[] = [
  ...ownedOperations(operationsAt),
  {
    ...reads,
    principals: ["session"],
    permissions: [{ name: "mailbox.read" }],
    path: "/api/v1/organizations/{organization}/mailbox",
    summary: { en: "Read the mailbox of the organization", ko: "조직의 메일함 읽기" },
    description: {
      en: "What was written to its people while no mail or SMS server is set.",
      ko: "메일 또는 SMS 서버가 설정되지 않은 동안 조직 구성원에게 작성된 메시지입니다.",
    },
    parameters: paging,
    answer: {
      status: 200,
      description: { en: "One page, the newest first.", ko: "최신순의 한 페이지입니다." },
      content: json(mailboxPageSchema),
    },
    errors: [400, 401, 403, 404],
  },
];
