import { randomUUID } from "node:crypto";
import type { NewEvent } from "../model";

/** A plain organization event with what a test wants to differ. Every call makes another id. */
export function makeEvent(organizationId: string, overrides: Partial<NewEvent> = {}): NewEvent {
  const id = overrides.id ?? randomUUID();
  return {
    organizationId,
    scopeId: organizationId,
    id,
    occurredAt: new Date("2026-03-04T05:06:07.089Z"),
    provider: "kakaocloud",
    service: "IAM",
    event: "Console Login",
    resourceType: null,
    resourceId: null,
    resourceName: null,
    actorType: "user",
    actorId: "u-1",
    actorName: "Kim",
    actorEmail: "kim@example.com",
    channel: "console",
    sourceIp: "192.0.2.7",
    userAgent: null,
    requestId: null,
    correlationId: null,
    traceId: null,
    outcome: "success",
    reason: null,
    message: null,
    catalogStatus: "current",
    changes: null,
    log: JSON.stringify({ id }),
    ...overrides,
  };
}
