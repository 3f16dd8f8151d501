import { z } from "zod";
import { eventsPermission, ownedOperations } from "@/lib/access/owned-operations";
import { fieldBounds } from "@/lib/events/model";
import type { ApiOperation, ApiParameter, ApiText } from "@/lib/shared/api-operation";
import { pagingParameters } from "@/lib/shared/paging-parameters";
import {
  eventSourcePageSchema,
  eventTemplateBody,
  eventTemplatePatch,
  eventTemplateSchema,
  eventTemplatesSchema,
  previewBody,
  subscriptionBody,
  subscriptionPageSchema,
  subscriptionPatch,
  subscriptionPreviewSchema,
  subscriptionSchema,
} from "./contract";
import {
  defaultSubscriptionLimit,
  maxSubscriptionFilterLength,
  maxSubscriptionLimit,
  type SubscriptionFilterName,
} from "./filters";

const base = { group: "notifications", principals: ["session", "apiKey"] } as const;
const reads = { ...base, permissions: [{ name: "subscriptions.read" }] };
const manages = { ...base, permissions: [{ name: "subscriptions.manage" }] };

const json = (schema: z.ZodType) => ({ "application/json": schema });
const answer = (status: number, schema: z.ZodType, en: string, ko: string): ApiOperation["answer"] => ({
  status,
  description: { en, ko },
  content: json(schema),
});
const gone: ApiOperation["answer"] = {
  status: 204,
  description: { en: "Deleted.", ko: "삭제했습니다." },
};

const text = z.string().min(1).max(maxSubscriptionFilterLength);
const parameter = (name: string, schema: z.ZodType, en: string, ko: string): ApiParameter => ({
  name,
  description: { en, ko },
  schema,
});

const filters: Readonly<Record<SubscriptionFilterName, ApiParameter>> = {
  q: parameter(
    "q",
    text,
    "A part of the name, of a source's id or name (also one under which its events came), or of a group's name.",
    "이름, 소스의 ID나 이름(이벤트에 나타난 이름 포함), 그룹 이름 중 하나의 일부입니다.",
  ),
  name: parameter("name", text, "A part of the name.", "이름의 일부입니다."),
  source: parameter("source", text, "A part of a source's id or name.", "소스의 ID나 이름의 일부입니다."),
  userGroup: parameter(
    "userGroup",
    text,
    "A group's id, or a part of its name.",
    "그룹의 ID 또는 이름의 일부입니다.",
  ),
  enabled: parameter("enabled", z.boolean(), "Only those that are, or are not.", "활성화 여부입니다."),
};

const paging = pagingParameters(
  { en: "Most rows of the answer.", ko: "응답에 담을 최대 행 수입니다." },
  { max: maxSubscriptionLimit, fallback: defaultSubscriptionLimit },
);

const typeParameters = (isRequired: boolean): ApiParameter[] => [
  {
    ...parameter("provider", text, "Provider, such as nhncloud.", "프로바이더입니다(예: nhncloud)."),
    isRequired,
  },
  {
    ...parameter("service", text, "Service, such as EasyCache.", "서비스입니다(예: EasyCache)."),
    isRequired,
  },
  {
    ...parameter("resourceType", text, "Resource type, such as CACHE.", "리소스 유형입니다(예: CACHE)."),
    isRequired,
  },
];

const readErrors = [400, 401, 403, 404] as const;
const writeErrors = [400, 401, 403, 404, 413, 415, 422, 503] as const;
const deleteErrors = [401, 403, 404, 415, 503] as const;

const subscriptionsAt = (path: string, of: ApiText): ApiOperation[] => [
  {
    ...reads,
    method: "get",
    path,
    summary: { en: `List the subscriptions of ${of.en}`, ko: `${of.ko} 구독 목록` },
    parameters: [...Object.values(filters), ...paging],
    answer: answer(200, subscriptionPageSchema, "One page, the newest first.", "최신순 한 페이지입니다."),
    errors: readErrors,
  },
  {
    ...manages,
    method: "post",
    path,
    summary: { en: `Register a subscription of ${of.en}`, ko: `${of.ko} 구독 등록` },
    body: json(subscriptionBody),
    answer: answer(201, subscriptionSchema, "The subscription.", "등록한 구독입니다."),
    errors: [...writeErrors, 409],
  },
  {
    ...base,
    permissions: [...manages.permissions, eventsPermission(path)],
    method: "post",
    path: `${path}/preview`,
    summary: { en: `Preview a subscription of ${of.en}`, ko: `${of.ko} 구독 미리 보기` },
    description: {
      en: "Whom it would reach, and which events of the last 30 days it would have matched. Reads a bounded number of rows.",
      ko: "누구에게 알릴지, 지난 30일의 이벤트 중 무엇과 일치했을지 보여 줍니다. 읽는 행의 수에는 한도가 있습니다.",
    },
    body: json(previewBody),
    answer: answer(200, subscriptionPreviewSchema, "What it would do.", "구독의 예상 결과입니다."),
    errors: writeErrors,
  },
  {
    ...reads,
    method: "get",
    path: `${path}/{subscription}`,
    summary: { en: `Get a subscription of ${of.en}`, ko: `${of.ko} 구독 조회` },
    answer: answer(200, subscriptionSchema, "The subscription.", "구독입니다."),
    errors: [401, 403, 404],
  },
  {
    ...manages,
    method: "patch",
    path: `${path}/{subscription}`,
    summary: { en: `Change a subscription of ${of.en}`, ko: `${of.ko} 구독 변경` },
    description: {
      en: "What is left out stays. Changing the codes clears the template, unless the body names one.",
      ko: "보내지 않은 필드는 그대로 둡니다. 코드를 바꾸면 본문에 템플릿이 없는 한 템플릿이 해제됩니다.",
    },
    body: json(subscriptionPatch),
    answer: answer(200, subscriptionSchema, "The subscription.", "바뀐 구독입니다."),
    errors: writeErrors,
  },
  {
    ...manages,
    method: "delete",
    path: `${path}/{subscription}`,
    summary: { en: `Delete a subscription of ${of.en}`, ko: `${of.ko} 구독 삭제` },
    answer: gone,
    errors: deleteErrors,
  },
];

const templatesAt = (path: string, of: ApiText): ApiOperation[] => [
  {
    ...reads,
    method: "get",
    path,
    summary: { en: `List the event templates for ${of.en}`, ko: `${of.ko} 이벤트 템플릿 목록` },
    parameters: typeParameters(false),
    answer: answer(200, eventTemplatesSchema, "Built-in ones first.", "기본 제공 템플릿이 먼저입니다."),
    errors: readErrors,
  },
  {
    ...manages,
    method: "post",
    path,
    summary: { en: `Save an event template from ${of.en}`, ko: `${of.ko}에서 이벤트 템플릿 저장` },
    body: json(eventTemplateBody),
    answer: answer(201, eventTemplateSchema, "The template.", "저장한 템플릿입니다."),
    errors: [...writeErrors, 409],
  },
  {
    ...manages,
    method: "patch",
    path: `${path}/{template}`,
    summary: { en: `Rename an event template from ${of.en}`, ko: `${of.ko}에서 이벤트 템플릿 변경` },
    body: json(eventTemplatePatch),
    answer: answer(200, eventTemplateSchema, "The template.", "바뀐 템플릿입니다."),
    errors: writeErrors,
  },
  {
    ...manages,
    method: "delete",
    path: `${path}/{template}`,
    summary: { en: `Delete an event template from ${of.en}`, ko: `${of.ko}에서 이벤트 템플릿 삭제` },
    answer: gone,
    errors: deleteErrors,
  },
];

const sourcesAt = (path: string, of: ApiText): ApiOperation => ({
  ...base,
  permissions: [...reads.permissions, eventsPermission(path)],
  method: "get",
  path,
  summary: { en: `List the event sources of ${of.en}`, ko: `${of.ko} 이벤트 소스 목록` },
  description: {
    en: "Resources that events of the type named, the last seen first.",
    ko: "유형의 이벤트에 나온 리소스이며 마지막으로 보인 순입니다.",
  },
  parameters: [
    ...typeParameters(true),
    parameter("q", text, "A part of an id or a name.", "ID 또는 이름의 일부입니다."),
    parameter(
      "name",
      z.string().min(1).max(fieldBounds["resource.name"]),
      "A whole name, letter by letter.",
      "정확히 일치하는 이름입니다.",
    ),
    ...paging,
  ],
  answer: answer(200, eventSourcePageSchema, "One page.", "한 페이지입니다."),
  errors: readErrors,
});

const operationsAt = (path: string, of: ApiText): ApiOperation[] => [
  ...subscriptionsAt(`${path}/subscriptions`, of),
  ...templatesAt(`${path}/event-templates`, of),
  sourcesAt(`${path}/event-sources`, of),
];

/** What the API offers over subscriptions, their templates and their sources. */
export const subscriptionOperations: readonly ApiOperation[] = ownedOperations(operationsAt);
