import "server-only";
import { sql } from "drizzle-orm";
import type { Context } from "@/lib/access/context";
import { authorizeEventRead } from "./event-access";
import { readableRows } from "./event-conditions";
import { getEventRow } from "./event-lookup";
import { withEventReader } from "./event-reader";
import type { GetEventInput } from "./get-event";

export interface StoredLog {
  /** The original record; its UTF-8 bytes are those that were received. */
  text: string;
  /** SHA-256 of those bytes, in hex, as it was stored when they arrived. */
  sha256: string;
  occurredAt: string;
}

interface LogRow {
  log: string;
  content_hash: Buffer;
  occurred_at: Date;
}

/** The original log of the event that `getEvent` would answer; it throws as that does. */
export async function getEventLog(context: Context, input: GetEventInput): Promise<StoredLog> {
  const access = authorizeEventRead(context, input.scope);
  return withEventReader(async (reader) => {
    const columns = sql`e.log, e.content_hash, e.occurred_at`;
    const row = await getEventRow<LogRow>(reader, readableRows(access), input, columns);
    return {
      text: row.log,
      sha256: row.content_hash.toString("hex"),
      occurredAt: row.occurred_at.toISOString(),
    };
  });
}
