import type { EventDetail } from "@/lib/events/model";

/** An event for tests; what is given replaces whole fields. */
export function makeEvent(fields: Partial<EventDetail> = {}): EventDetail {
  return {
    id: "req-7f3a",
    occurredAt: "2026-11-20T08:20:58.412Z",
    receivedAt: "2026-11-20T08:20:59.612Z",
    scope: "project",
    organization: { id: "o-1", slug: "acme", name: "Acme Cloud" },
    project: { id: "p-1", slug: "web-shop", name: "web-shop" },
    provider: "kakaocloud",
    service: "Virtual Machine",
    resource: { type: "Instance", id: "i-0a1b", name: "web-1" },
    resourceProject: null,
    event: "Instance Resize",
    eventName: { en: "Instance Resize", ko: "인스턴스 크기 변경" },
    serviceName: { en: "Virtual Machine", ko: "Virtual Machine" },
    resourceTypeName: { en: "Instance", ko: "인스턴스" },
    actor: { type: "user", id: "u-17", name: "Shop Admin", email: "shop-admin@example.com" },
    channel: "console",
    sourceIp: "203.0.113.24",
    userAgent: null,
    outcome: "success",
    reason: null,
    message: null,
    requestId: null,
    correlationId: null,
    traceId: null,
    catalogStatus: "current",
    changes: [],
    ...fields,
  };
}
