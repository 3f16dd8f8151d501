import "server-only";
import type { Context } from "@/lib/access/context";
import type { RequestedScope } from "@/lib/access/scope";
import { emptyEventFilters, type ListOrder } from "../filters";
import type { EventPosition } from "../model";
import { authorizeEventRead } from "./event-access";
import { readableRows } from "./event-conditions";
import { withEventReader } from "./event-reader";
import { type ScanLimits, scanEvents } from "./event-scan";

export interface FindNeighboursInput {
  scope: RequestedScope;
  event: EventPosition;
}

/** The events right beside one in the list of its scope; null where there is none. */
export interface Neighbours {
  newer: EventPosition | null;
  older: EventPosition | null;
}

const everything = { from: null, to: null };

/**
 * The neighbours of an event among all that the context may read in a scope, in the order of lists, so that events of
 * one instant have their turns too. The event itself need not be there. Throws as `authorizeEventRead` does.
 */
export async function findNeighbours(
  context: Context,
  { scope, event }: FindNeighboursInput,
  limits?: ScanLimits,
): Promise<Neighbours> {
  const rows = readableRows(authorizeEventRead(context, scope));
  const after = { occurredAt: Date.parse(event.occurredAt), id: event.id };
  return withEventReader(async (reader) => {
    const nextIn = async (order: ListOrder): Promise<EventPosition | null> => {
      const scan = { rows, filters: emptyEventFilters, order, range: everything, after, limit: 1 };
      const [row] = (await scanEvents(reader, scan, limits)).rows;
      return row ? { id: row.id, occurredAt: row.occurred_at.toISOString() } : null;
    };
    return { newer: await nextIn("asc"), older: await nextIn("desc") };
  });
}
