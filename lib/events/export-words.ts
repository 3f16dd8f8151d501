import type { Locale } from "@/lib/shared/locale";
import type { ActorType, CatalogStatus, EventScope, Outcome } from "./model";

/** The columns of a table of events, in order. */
export const exportColumns = [
  "time",
  "timeUtc",
  "receivedUtc",
  "scope",
  "project",
  "projectSlug",
  "event",
  "eventCode",
  "outcome",
  "actor",
  "actorEmail",
  "actorId",
  "actorType",
  "service",
  "serviceCode",
  "resourceType",
  "resourceTypeCode",
  "resourceName",
  "resourceId",
  "sourceIp",
  "channel",
  "userAgent",
  "reason",
  "message",
  "before",
  "after",
  "provider",
  "catalogStatus",
  "requestId",
  "correlationId",
  "traceId",
  "id",
  "logSha256",
] as const;
export type ExportColumn = (typeof exportColumns)[number];

/** What a table says. It is written outside of pages, in the language that was asked for. */
export interface ExportWords {
  /** The column of times is headed by its zone too. */
  columns: Record<ExportColumn, string>;
  scopes: Record<EventScope, string>;
  outcomes: Record<Outcome, string>;
  actorTypes: Record<ActorType, string>;
  catalogStatuses: Record<CatalogStatus, string>;
  /** A field that was not there before, or is not any more. */
  absent: string;
  cut: (characters: string) => string;
}

const en: ExportWords = {
  columns: {
    time: "Event time",
    timeUtc: "Event time (UTC)",
    receivedUtc: "Received (UTC)",
    scope: "Scope",
    project: "Project",
    projectSlug: "Project slug",
    event: "Event",
    eventCode: "Event code",
    outcome: "Outcome",
    actor: "User",
    actorEmail: "User email",
    actorId: "User ID",
    actorType: "User kind",
    service: "Service",
    serviceCode: "Service code",
    resourceType: "Resource type",
    resourceTypeCode: "Resource type code",
    resourceName: "Resource name",
    resourceId: "Resource ID",
    sourceIp: "Source IP",
    channel: "Channel",
    userAgent: "User agent",
    reason: "Reason",
    message: "Message",
    before: "Before",
    after: "After",
    provider: "Provider",
    catalogStatus: "Catalog status",
    requestId: "Request ID",
    correlationId: "Correlation ID",
    traceId: "Trace ID",
    id: "Event ID",
    logSha256: "SHA-256 of the log",
  },
  scopes: { organization: "Organization", project: "Project" },
  outcomes: { success: "Success", failure: "Failure", unknown: "Unknown" },
  actorTypes: { user: "User", service_account: "Service account", system: "System", unknown: "Unknown" },
  catalogStatuses: {
    current: "Current",
    retired: "Retired",
    legacy: "Legacy",
    unknown: "Not in the catalog",
  },
  absent: "(none)",
  cut: (characters) => `… (${characters} more characters, which an export as NDJSON has)`,
};

const ko: ExportWords = {
  columns: {
    time: "이벤트 시각",
    timeUtc: "이벤트 시각(UTC)",
    receivedUtc: "수신 시각(UTC)",
    scope: "범위",
    project: "프로젝트",
    projectSlug: "프로젝트 슬러그",
    event: "이벤트",
    eventCode: "이벤트 코드",
    outcome: "결과",
    actor: "사용자",
    actorEmail: "사용자 이메일",
    actorId: "사용자 ID",
    actorType: "사용자 종류",
    service: "서비스",
    serviceCode: "서비스 코드",
    resourceType: "리소스 유형",
    resourceTypeCode: "리소스 유형 코드",
    resourceName: "리소스 이름",
    resourceId: "리소스 ID",
    sourceIp: "소스 IP",
    channel: "채널",
    userAgent: "사용자 에이전트",
    reason: "사유",
    message: "메시지",
    before: "변경 전",
    after: "변경 후",
    provider: "제공자",
    catalogStatus: "카탈로그 상태",
    requestId: "요청 ID",
    correlationId: "상관 ID",
    traceId: "추적 ID",
    id: "이벤트 ID",
    logSha256: "원본 로그의 SHA-256",
  },
  scopes: { organization: "조직", project: "프로젝트" },
  outcomes: { success: "성공", failure: "실패", unknown: "알 수 없음" },
  actorTypes: { user: "사용자", service_account: "서비스 계정", system: "시스템", unknown: "알 수 없음" },
  catalogStatuses: { current: "현행", retired: "종료", legacy: "구 코드", unknown: "카탈로그에 없음" },
  absent: "(없음)",
  cut: (characters) => `… (이하 ${characters}자 생략, 전체는 NDJSON 내보내기에 있음)`,
};

export const exportWords: Readonly<Record<Locale, ExportWords>> = { en, ko };
