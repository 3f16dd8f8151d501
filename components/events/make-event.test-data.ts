import type { EventDetail } from "@/lib/events/model";
import { makeEventItem } from "@/lib/events/testing/make-event-item";

/** An event for tests; what is given replaces whole fields. */
export const makeEvent = (fields: Partial<EventDetail> = {}): EventDetail => ({
  ...makeEventItem({
    id: "req-7f3a",
    occurredAt: "2026-11-20T08:20:58.412Z",
    receivedAt: "2026-11-20T08:20:59.612Z",
    organization: { id: "o-1", slug: "acme", name: "Acme Cloud" },
    project: { id: "p-1", slug: "web-shop", name: "web-shop" },
    resource: { type: "Instance", id: "i-0a1b", name: "web-1" },
    event: "Instance Resize",
    eventName: { en: "Instance Resize", ko: "인스턴스 크기 변경" },
    serviceName: { en: "Virtual Machine", ko: "Virtual Machine" },
    actor: { type: "user", id: "u-17", name: "Shop Admin", email: "shop-admin@example.com" },
    sourceIp: "203.0.113.24",
  }),
  changes: [],
  ...fields,
});
