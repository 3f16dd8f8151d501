import { describe, expect, it } from "vitest";
import { type CountDelta, countEvents } from "./count-events";
import { makeEvent } from "./testing/make-event";

const organizationId = "11111111-1111-4111-8111-111111111111";
const projectId = "22222222-2222-4222-8222-222222222222";

const event = (at: string, overrides: Parameters<typeof makeEvent>[1] = {}) =>
  makeEvent(organizationId, { occurredAt: new Date(at), channel: null, ...overrides });

const line = (delta: CountDelta) =>
  [
    delta.scopeId === projectId ? "project" : "organization",
    delta.bucket,
    new Date(delta.bucketStart).toISOString().slice(0, 13),
    delta.dimension,
    delta.value,
    delta.count,
    delta.failures,
  ].join(" ");

describe("countEvents", () => {
  it("counts hours and, by the day, each dimension by itself, for each scope", () => {
    const events = [
      event("2026-03-04T00:00:00.000Z", { channel: "api" }),
      event("2026-03-04T00:59:59.999Z", { outcome: "failure", resourceType: "User" }),
      event("2026-03-04T23:00:00.000Z", { event: "Console Logout" }),
      event("2026-03-05T00:00:00.000Z", { scopeId: projectId, outcome: "unknown" }),
    ];
    expect(countEvents(events).map(line).sort()).toEqual(
      [
        "organization hour 2026-03-04T00 total  2 1",
        "organization hour 2026-03-04T23 total  1 0",
        "organization day 2026-03-04T00 service IAM 3 1",
        "organization day 2026-03-04T00 event Console Login 2 1",
        "organization day 2026-03-04T00 event Console Logout 1 0",
        "organization day 2026-03-04T00 resource_type User 1 1",
        "organization day 2026-03-04T00 outcome success 2 0",
        "organization day 2026-03-04T00 outcome failure 1 1",
        "organization day 2026-03-04T00 channel api 1 0",
        "project hour 2026-03-05T00 total  1 0",
        "project day 2026-03-05T00 service IAM 1 0",
        "project day 2026-03-05T00 event Console Login 1 0",
        "project day 2026-03-05T00 outcome unknown 1 0",
      ].sort(),
    );
  });

  it("has nothing to say of no events", () => expect(countEvents([])).toEqual([]));
});
