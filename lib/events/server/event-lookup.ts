import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { AppError } from "@/lib/shared/errors";
import type { ReadableRows } from "./event-conditions";
import type { EventReader } from "./event-reader";
import { walkWindows } from "./event-windows";

/** `occurredAt` in milliseconds since 1970 tells events of one id apart; null asks for the newest of them. */
export interface EventKey {
  id: string;
  occurredAt: number | null;
}

/** Above this the newest of one id is not looked for: the index of ids is not ordered by time. */
const maxSameId = 1_000;

interface Found {
  occurred_at: Date;
}

/**
 * Reads `columns` of the row `e` of one readable event. Throws `not_found` when no readable event has the key, and
 * `conflict` when too many events share the id to tell which is the newest.
 */
export async function getEventRow<Row extends object>(
  reader: EventReader,
  rows: ReadableRows,
  key: EventKey,
  columns: SQL,
): Promise<Row> {
  const isThisEvent = sql`e.organization_id = ${rows.organizationId} AND e.id = ${key.id} AND ${rows.condition}`;
  const range =
    key.occurredAt === null ? { from: null, to: null } : { from: key.occurredAt, to: key.occurredAt + 1 };
  for (const window of walkWindows(reader.partitions, range, "desc", Date.now())) {
    const from = new Date(window.from).toISOString();
    const to = new Date(window.to).toISOString();
    // No ORDER BY: the planner would rather walk the primary key in that order than use the index of ids.
    const found = await reader.read<Found & Record<string, unknown>>(sql`
      SELECT e.occurred_at FROM events e
      WHERE ${isThisEvent} AND e.occurred_at >= ${from}::timestamptz AND e.occurred_at < ${to}::timestamptz
      LIMIT ${maxSameId + 1}`);
    if (found.length > maxSameId) {
      throw new AppError("conflict", "Too many events have this id. Give occurredAt too.");
    }
    if (found.length === 0) continue;
    const newest = new Date(Math.max(...found.map((row) => row.occurred_at.getTime()))).toISOString();
    const [row] = await reader.read<Row & Record<string, unknown>>(sql`
      SELECT ${columns} FROM events e WHERE ${isThisEvent} AND e.occurred_at = ${newest}::timestamptz`);
    if (row) return row;
  }
  throw new AppError("not_found", "There is nothing here, or nothing that you may see.");
}
