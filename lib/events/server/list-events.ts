import "server-only";
import { createHash } from "node:crypto";
import type { Context } from "@/lib/access/context";
import type { RequestedScope } from "@/lib/access/scope";
import { type Cursor, readCursor, writeCursor } from "../cursor";
import { type EventFilters, serializeEventFilters } from "../filters";
import type { EventPage } from "../model";
import { resolveRange } from "../time-range";
import { cursorKey } from "./cursor-key";
import { authorizeEventRead, type EventAccess } from "./event-access";
import { readableRows } from "./event-conditions";
import { withEventReader } from "./event-reader";
import { toEventItems } from "./event-rows";
import { positionOf, type ScanLimits, scanEvents } from "./event-scan";

export interface ListEventsInput {
  scope: RequestedScope;
  filters: EventFilters;
  /** 1 to `maxListLimit`. */
  limit: number;
  cursor: string | null;
}

/** What a cursor belongs to. Resolved ids, so that a slug and an id of one project are the same list. */
function bindingOf(scope: RequestedScope, { organization, projects }: EventAccess, filters: EventFilters) {
  const project = scope.kind === "project" ? projects[0]?.reach.projects : null;
  const ids = Array.isArray(project) ? project.map(({ id }) => id) : null;
  const text = JSON.stringify([organization.id, scope.kind, ids, serializeEventFilters(filters).toString()]);
  return createHash("sha256").update(text).digest("base64url").slice(0, 22);
}

/**
 * One page of the events that the context may read in a scope, in order. Reads a bounded number of rows
 * whatever the filters: a page may be short, even empty, and still have a `nextCursor`. Throws `malformed` for
 * a range that can't be read and a cursor that is not this list's, and as `authorizeEventRead` does.
 */
export async function listEvents(
  context: Context,
  input: ListEventsInput,
  limits?: ScanLimits,
): Promise<EventPage> {
  const { scope, filters, limit } = input;
  const access = authorizeEventRead(context, scope, filters.project);
  const binding = bindingOf(scope, access, filters);
  const order = filters.order;
  const earlier = input.cursor === null ? null : readCursor(input.cursor, { order, binding }, cursorKey());
  const range = earlier?.range ?? resolveRange(filters.range, Date.now());
  return withEventReader(async (reader) => {
    const after = earlier?.position ?? null;
    // One row more than asked for tells whether there is a next page.
    const scan = { rows: readableRows(access), filters, order, range, after, limit: limit + 1 };
    const found = await scanEvents(reader, scan, limits);
    const rows = found.rows.slice(0, limit);
    const last = rows.at(-1);
    const position = found.rows.length > limit && last ? positionOf(last) : found.reached;
    const next: Cursor | null = position && { range, order, binding, position };
    return {
      events: await toEventItems(reader, access.organization, rows),
      nextCursor: next && writeCursor(next, cursorKey()),
      searchedThrough: position && new Date(position.occurredAt).toISOString(),
    };
  });
}
