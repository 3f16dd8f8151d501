import { catalogFilterDescriptions } from "@/lib/catalog/filter-descriptions";
import type { ApiText } from "@/lib/shared/api-operation";
import type { EventFilterField } from "./filters";

/** What the API's documentation says of each filter. Beside the filters, so that no list carries it to the browser. */
export const eventFilterDescriptions: Readonly<Record<EventFilterField, ApiText>> = {
  project: {
    en: "Project, by id or slug; only in lists over several projects.",
    ko: "프로젝트의 ID 또는 슬러그이며 여러 프로젝트의 목록에서만 씁니다.",
  },
  provider: catalogFilterDescriptions.provider,
  service: {
    en: "Service as sent; a code of the catalog finds its other spellings too.",
    ko: "보낸 그대로의 서비스이며 카탈로그 코드는 다른 표기도 찾습니다.",
  },
  resourceType: {
    en: "Resource type as sent; a code of the catalog finds its other spellings too.",
    ko: "보낸 그대로의 리소스 유형이며 카탈로그 코드는 다른 표기도 찾습니다.",
  },
  resourceName: {
    en: "Part of the resource's name; ASCII case is ignored.",
    ko: "리소스 이름의 일부이며 ASCII 대소문자를 구분하지 않습니다.",
  },
  resourceId: { en: "Resource id.", ko: "리소스 ID입니다." },
  event: {
    en: "Event code; finds its other spellings too, and codes of the past that it stands for, where the catalog has some.",
    ko: "이벤트 코드이며 카탈로그에 다른 표기나 이 코드로 바뀐 옛 코드가 있으면 함께 찾습니다.",
  },
  actor: { en: "The actor's id, email or name.", ko: "행위자의 ID, 이메일 또는 이름입니다." },
  actorType: { en: "What kind of actor it was.", ko: "행위자의 종류입니다." },
  channel: { en: "Channel, such as console.", ko: "채널입니다(예: console)." },
  sourceIp: {
    en: "Source address as sent, or a network in CIDR form.",
    ko: "보낸 그대로의 소스 주소 또는 CIDR 형식의 네트워크입니다.",
  },
  outcome: { en: "How the act ended.", ko: "행위의 결과입니다." },
  catalogStatus: { en: "Where the catalog has the event.", ko: "카탈로그에서 이벤트의 상태입니다." },
  requestId: { en: "Request id.", ko: "요청 ID입니다." },
  correlationId: {
    en: "Correlation id, shared by the events of one act.",
    ko: "상관 ID이며 한 행위의 이벤트가 함께 가집니다.",
  },
  traceId: { en: "Trace id.", ko: "추적 ID입니다." },
  userAgent: {
    en: "Part of the user agent; ASCII case is ignored.",
    ko: "사용자 에이전트의 일부이며 ASCII 대소문자를 구분하지 않습니다.",
  },
  notification: {
    en: "Id of a message: the events that it told of.",
    ko: "메시지 ID이며 그 메시지가 알린 이벤트를 찾습니다.",
  },
  q: {
    en: "Text in the event's ids, names, addresses, user agent, reason or message; ASCII case is ignored.",
    ko: "이벤트의 ID, 이름, 주소, 사용자 에이전트, 사유, 메시지에 있는 텍스트이며 ASCII 대소문자를 구분하지 않습니다.",
  },
};
