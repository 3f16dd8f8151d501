import type { Outcome } from "@/lib/events/model";

/** Counts as text of each language. */
const enCount = (count: number) => count.toLocaleString("en");
const koCount = (count: number) => count.toLocaleString("ko");
const moreEvents = (count: number) => `${enCount(count)} more ${count === 1 ? "event" : "events"}`;

/** What notifications say. They are written outside of pages, in the recipient's language. */
export interface NotificationWords {
  test: string;
  testNotice: string;
  testLead: (subscription: string) => string;
  /** Of what is not registered, or not as it stands. */
  draftLead: string;
  testReason: (place: string) => string;
  /** Of an act. */
  failed: string;
  /** Of what is no act: a state, or something that was noticed. */
  outcomeFailure: string;
  digestSubject: (count: number, subscription: string) => string;
  digestLead: (count: number, subscription: string, when: string) => string;
  /** When all of a digest occurred: at one time, or from one to another. */
  at: (time: string) => string;
  between: (from: string, to: string) => string;
  counts: string;
  times: (count: number) => string;
  newest: string;
  gone: (event: string) => string;
  openEvent: string;
  openEvents: string;
  manage: string;
  manageAll: string;
  reason: (subscription: string, place: string) => string;
  labels: Record<
    | "time"
    | "event"
    | "service"
    | "resource"
    | "actor"
    | "sourceIp"
    | "outcome"
    | "reason"
    | "message"
    | "project",
    string
  > & { organization: string };
  outcomes: Record<Outcome, string>;
}

const en: NotificationWords = {
  test: "Test",
  testNotice: "This is a test. No event happened.",
  testLead: (subscription) => `Notifications of the subscription “${subscription}” reach you like this one.`,
  draftLead: "Notifications of this subscription, which is not saved yet, would reach you like this one.",
  testReason: (place) => `You get this because you tested an event subscription in ${place}.`,
  failed: "failed",
  outcomeFailure: "outcome: failure",
  digestSubject: (count, subscription) => `${moreEvents(count)} for “${subscription}”`,
  digestLead: (count, subscription, when) =>
    `${moreEvents(count)} matched the subscription “${subscription}” ${when}.`,
  at: (time) => `at ${time}`,
  between: (from, to) => `between ${from} and ${to}`,
  counts: "Events by code",
  times: (count) => `${enCount(count)} ×`,
  newest: "The newest of them",
  gone: (event) => `“${event}” occurred. Its record is no longer kept.`,
  openEvent: "Open the event",
  openEvents: "See these events",
  manage: "Manage this subscription",
  manageAll: "Manage subscriptions",
  reason: (subscription, place) =>
    `You get this because of the event subscription “${subscription}” in ${place}.`,
  labels: {
    time: "Time",
    event: "Event",
    service: "Service",
    resource: "Resource",
    actor: "User",
    sourceIp: "Source IP",
    outcome: "Outcome",
    reason: "Reason",
    message: "Message",
    project: "Project",
    organization: "Organization",
  },
  outcomes: { success: "Success", failure: "Failure", unknown: "Unknown" },
};

const ko: NotificationWords = {
  test: "테스트",
  testNotice: "테스트 알림입니다. 실제로 발생한 이벤트는 없습니다.",
  testLead: (subscription) => `‘${subscription}’ 구독의 알림은 이와 같이 전달됩니다.`,
  draftLead: "아직 저장하지 않은 이 구독의 알림은 이와 같이 전달됩니다.",
  testReason: (place) => `${place}에서 이벤트 구독을 테스트하여 보내 드리는 알림입니다.`,
  failed: "실패",
  outcomeFailure: "결과: 실패",
  digestSubject: (count, subscription) => `‘${subscription}’ 구독의 이벤트 ${koCount(count)}건 추가 발생`,
  digestLead: (count, subscription, when) =>
    `${when} ‘${subscription}’ 구독에 해당하는 이벤트가 ${koCount(count)}건 더 발생했습니다.`,
  at: (time) => `${time}에`,
  between: (from, to) => `${from}부터 ${to}까지`,
  counts: "코드별 이벤트 수",
  times: (count) => `${koCount(count)}건`,
  newest: "최근 이벤트",
  gone: (event) => `‘${event}’ 이벤트가 발생했습니다. 이벤트 기록은 더 이상 보관되어 있지 않습니다.`,
  openEvent: "이벤트 보기",
  openEvents: "해당 이벤트 보기",
  manage: "구독 관리",
  manageAll: "구독 목록",
  reason: (subscription, place) => `${place}의 이벤트 구독 ‘${subscription}’에 따라 보내 드리는 알림입니다.`,
  labels: {
    time: "시각",
    event: "이벤트",
    service: "서비스",
    resource: "리소스",
    actor: "사용자",
    sourceIp: "소스 IP",
    outcome: "결과",
    reason: "사유",
    message: "메시지",
    project: "프로젝트",
    organization: "조직",
  },
  outcomes: { success: "성공", failure: "실패", unknown: "알 수 없음" },
};

export const notificationWords: Readonly<Record<"en" | "ko", NotificationWords>> = { en, ko };
