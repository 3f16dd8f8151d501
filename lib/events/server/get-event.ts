import "server-only";
import { setImmediate } from "node:timers/promises";
import { sql } from "drizzle-orm";
import type { Context } from "@/lib/access/context";
import type { RequestedScope } from "@/lib/access/scope";
import { readChanges } from "../event-detail-json";
import type { EventDetail, EventListItem } from "../model";
import { authorizeEventRead } from "./event-access";
import { readableRows } from "./event-conditions";
import { type EventKey, getEventRow } from "./event-lookup";
import { withEventReader } from "./event-reader";
import { type EventRow, eventColumns, toEventItems } from "./event-rows";

export interface GetEventInput extends EventKey {
  /** `all` finds any event of the organization that the context may read. */
  scope: RequestedScope;
}

interface DetailRow extends EventRow {
  changes: string | null;
}

/**
 * One event with its changes; of several with one id and no `occurredAt`, the newest that the context may read.
 * Throws `not_found` for an event that is not there or out of reach, and as `authorizeEventRead` does.
 */
export async function getEvent(context: Context, input: GetEventInput): Promise<EventDetail> {
  const access = authorizeEventRead(context, input.scope);
  return withEventReader(async (reader) => {
    const columns = sql`${eventColumns}, e.changes`;
    const row = await getEventRow<DetailRow>(reader, readableRows(access), input, columns);
    const [item] = (await toEventItems(reader, access.organization, [row])) as [EventListItem];
    return { ...item, changes: await readChanges(row.changes, () => setImmediate()) };
  });
}
