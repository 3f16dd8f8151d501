import { createHash, randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { getDatabase, withTransaction } from "@/db/client";
import { useTestDatabase } from "@/db/testing/test-database";
import type { NewEvent } from "../model";
import { makeEvent } from "../testing/make-event";
import { insertEvents } from "./insert-events";

const database = useTestDatabase();

const insert = (organizationId: string, events: NewEvent[], notify = true) =>
  insertEvents(getDatabase(), { organizationId, events, notify });

async function storedRows(organizationId: string) {
  const { rows } = await database.pool.query(
    "SELECT * FROM events WHERE organization_id = $1 ORDER BY occurred_at, id",
    [organizationId],
  );
  return rows;
}

describe("insertEvents", () => {
  it("keeps every column, the log's bytes and their hash", async () => {
    const organizationId = randomUUID();
    const event = makeEvent(organizationId, {
      scopeId: randomUUID(),
      resourceType: "Instance",
      resourceId: "i-1",
      resourceName: "웹-1",
      userAgent: "curl/8",
      requestId: "r",
      correlationId: "c",
      traceId: "t",
      outcome: "failure",
      reason: "no",
      message: "sorry 🙂",
      changes: '[{"path":"a","before":12345678901234567890}]',
      log: '{ "b": 1e400000, "a": "\\u0000 \\ud800", "a": 12345678901234567890 }',
    });
    const receivedAt = new Date("2026-03-05T00:00:00.123Z");
    const results = await insertEvents(getDatabase(), {
      organizationId,
      events: [event],
      receivedAt,
      notify: true,
    });
    expect(results).toEqual(["accepted"]);
    const { rows: batches } = await database.pool.query(
      "SELECT * FROM event_batches WHERE organization_id = $1",
      [organizationId],
    );
    expect(batches).toEqual([
      {
        organization_id: organizationId,
        id: expect.any(Number),
        received_at: receivedAt,
        event_count: 1,
        notify: true,
      },
    ]);
    expect(await storedRows(organizationId)).toEqual([
      {
        organization_id: organizationId,
        occurred_at: event.occurredAt,
        id: event.id,
        scope_id: event.scopeId,
        received_at: receivedAt,
        batch_id: batches[0].id,
        provider: "kakaocloud",
        service: "IAM",
        event: "Console Login",
        resource_type: "Instance",
        resource_id: "i-1",
        resource_name: "웹-1",
        actor_type: "user",
        actor_id: "u-1",
        actor_name: "Kim",
        actor_email: "kim@example.com",
        channel: "console",
        source_ip: "192.0.2.7",
        source_inet: "192.0.2.7",
        user_agent: "curl/8",
        request_id: "r",
        correlation_id: "c",
        trace_id: "t",
        outcome: "failure",
        catalog_status: "current",
        reason: "no",
        message: "sorry 🙂",
        changes: event.changes,
        content_hash: createHash("sha256").update(event.log).digest(),
        log: event.log,
      },
    ]);
  });
});
