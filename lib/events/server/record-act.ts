import "server-only";
import type { Queryable } from "@/db/client";
import { type Act, type ActSource, actEvent } from "./act-event";
import { insertEvents } from "./insert-events";

/** Events that one statement writes. */
const maxActsAtOnce = 500;

/** Writes the event of an act, or of several, into one organization's trail, in the caller's transaction where it has one. */
export async function recordAct(
  queryable: Queryable,
  organizationId: string,
  act: Act | readonly Act[],
  source: ActSource,
  occurredAt = new Date(),
): Promise<void> {
  const acts = Array.isArray(act) ? (act as readonly Act[]) : [act as Act];
  for (let start = 0; start < acts.length; start += maxActsAtOnce) {
    const some = acts.slice(start, start + maxActsAtOnce);
    const events = some.map((one) => actEvent(organizationId, one, source, occurredAt));
    await insertEvents(queryable, { organizationId, events, receivedAt: occurredAt, notify: true });
  }
}
