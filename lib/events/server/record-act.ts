import "server-only";
import type { Queryable } from "@/db/client";
import { type Act, type ActSource, actEvent } from "./act-event";
import { insertEvents } from "./insert-events";

/** Writes the event of an act into one organization's trail, in the caller's transaction where it has one. */
export async function recordAct(
  queryable: Queryable,
  organizationId: string,
  act: Act,
  source: ActSource,
  occurredAt = new Date(),
): Promise<void> {
  const events = [actEvent(organizationId, act, source, occurredAt)];
  await insertEvents(queryable, { organizationId, events, receivedAt: occurredAt, notify: true });
}
