import "server-only";
import type { Context } from "@/lib/access/context";
import type { RequestedScope } from "@/lib/access/scope";
import type { EventFilters, ListOrder } from "../filters";
import type { EventPosition, NearestEvents } from "../model";
import { type ResolvedRange, resolveRange } from "../time-range";
import { authorizeEventRead } from "./event-access";
import { type ReadableRows, readableRows } from "./event-conditions";
import { type EventReader, withEventReader } from "./event-reader";
import { type ScanLimits, scanEvents } from "./event-scan";

export interface FindNearestEventsInput {
  scope: RequestedScope;
  /** The filters of the list whose range holds no event. */
  filters: EventFilters;
}

interface Side {
  event: EventPosition | null;
  searchedThrough: string | null;
}

/**
 * The nearest events before and after the filters' range that match the other filters, each side within the
 * budget of one list request. Throws as `listEvents` does.
 */
export async function findNearestEvents(
  context: Context,
  { scope, filters }: FindNearestEventsInput,
  limits?: ScanLimits,
): Promise<NearestEvents> {
  const rows = readableRows(authorizeEventRead(context, scope, filters.project));
  const { from, to } = resolveRange(filters.range, Date.now());
  return withEventReader(async (reader) => {
    const side = (order: ListOrder, range: ResolvedRange | null) =>
      findFirst(reader, rows, filters, order, range, limits);
    const before = await side("desc", from === null ? null : { from: null, to: from });
    const after = await side("asc", to === null ? null : { from: to, to: null });
    return {
      before: before.event,
      after: after.event,
      searchedThrough: { before: before.searchedThrough, after: after.searchedThrough },
    };
  });
}

async function findFirst(
  reader: EventReader,
  rows: ReadableRows,
  filters: EventFilters,
  order: ListOrder,
  range: ResolvedRange | null,
  limits: ScanLimits | undefined,
): Promise<Side> {
  if (range === null) return { event: null, searchedThrough: null };
  const found = await scanEvents(reader, { rows, filters, order, range, after: null, limit: 1 }, limits);
  const [row] = found.rows;
  if (row) return { event: { id: row.id, occurredAt: row.occurred_at.toISOString() }, searchedThrough: null };
  return { event: null, searchedThrough: found.reached && new Date(found.reached.occurredAt).toISOString() };
}
