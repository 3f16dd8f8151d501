import type { Outcome } from "@/lib/events/model";

/** What notifications say. They are written outside of pages, in the recipient's language. */
export interface NotificationWords {
  test: string;
  testNotice: string;
  testLead: (subscription: string) => string;
  failed: string;
  digestSubject: (count: string, subscription: string) => string;
  digestLead: (count: string, subscription: string, from: string, to: string) => string;
  counts: string;
  times: (count: string) => string;
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
  failed: "failed",
  digestSubject: (count, subscription) => `${count} more events for “${subscription}”`,
  digestLead: (count, subscription, from, to) =>
    `${count} more events matched the subscription “${subscription}” between ${from} and ${to}.`,
  counts: "Events by code",
  times: (count) => `${count} ×`,
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
    actor: "Actor",
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
  failed: "실패",
  digestSubject: (count, subscription) => `‘${subscription}’ 구독의 이벤트 ${count}건 추가 발생`,
  digestLead: (count, subscription, from, to) =>
    `${from}부터 ${to}까지 ‘${subscription}’ 구독에 해당하는 이벤트가 ${count}건 더 발생했습니다.`,
  counts: "코드별 이벤트 수",
  times: (count) => `${count}건`,
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
    actor: "행위자",
    sourceIp: "출발지 IP",
    outcome: "결과",
    reason: "사유",
    message: "메시지",
    project: "프로젝트",
    organization: "조직",
  },
  outcomes: { success: "성공", failure: "실패", unknown: "알 수 없음" },
};

export const notificationWords: Readonly<Record<"en" | "ko", NotificationWords>> = { en, ko };
