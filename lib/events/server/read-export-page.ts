import "server-only";
import { sql } from "drizzle-orm";
import { encodeInstantArray, encodeTextArray } from "@/db/binary-arrays";
import type { Position } from "../cursor";
import type { EventListItem } from "../model";
import type { EventAccess } from "./event-access";
import { type ReadableRows, readableRows } from "./event-conditions";
import { type EventReader, withEventReader } from "./event-reader";
import { type EventRow, toEventItems } from "./event-rows";
import { positionOf, type ScanLimits, scanEvents, type Walk } from "./event-scan";

/** Events of a page, and what their logs and changes may take together; one event may be larger by itself. */
export interface PageBounds {
  maxEvents: number;
  maxBytes: number;
}

export const pageBounds: PageBounds = { maxEvents: 500, maxBytes: 2 * 1_048_576 };

/** An event of a page; `changes` is JSON as it is stored. */
export interface PageEvent {
  item: EventListItem;
  changes: string | null;
  log: string | null;
  logSha256: string;
}

export interface ExportPage {
  events: PageEvent[];
  /** Where the next page goes on; null when nothing of the range is left. */
  reached: Position | null;
}

/** Joined to the rows of a page one by one, each by its primary key. */
const ofKeys = (rows: ReadableRows, page: readonly EventRow[]) => {
  const instants = encodeInstantArray(page.map((row) => row.occurred_at.getTime()));
  const ids = encodeTextArray(page.map((row) => row.id));
  return {
    keys: sql`unnest(${instants}::timestamptz[], ${ids}::text[]) WITH ORDINALITY AS k (at, id, place)`,
    isKey: sql`e.organization_id = ${rows.organizationId}::uuid AND e.occurred_at = k.at AND e.id = k.id
      AND ${rows.condition}`,
  };
};

/** How many rows of a page fit into `maxBytes`, at least one: told without reading what is measured. */
async function countFitting(
  reader: EventReader,
  rows: ReadableRows,
  page: readonly EventRow[],
  { withLog, maxBytes }: { withLog: boolean; maxBytes: number },
): Promise<number> {
  const { keys, isKey } = ofKeys(rows, page);
  const log = withLog ? sql`octet_length(e.log)` : sql`0`;
  const sizes = await reader.read<{ place: number; bytes: number }>(sql`
    SELECT k.place, found.bytes FROM ${keys} CROSS JOIN LATERAL (
      SELECT ${log} + coalesce(octet_length(e.changes), 0) AS bytes FROM events e WHERE ${isKey} LIMIT 1
    ) AS found ORDER BY k.place`);
  let sum = 0;
  const first = sizes.find(({ bytes }) => {
    sum += bytes;
    return sum > maxBytes;
  });
  return first ? Math.max(1, first.place - 1) : page.length;
}

interface Detail extends Record<string, unknown> {
  place: number;
  changes: string | null;
  log: string | null;
  content_hash: Buffer;
}

/** What the rows of a page have beside the columns of a list, in their order. */
async function readDetails(
  reader: EventReader,
  rows: ReadableRows,
  page: readonly EventRow[],
  withLog: boolean,
): Promise<Map<number, Detail>> {
  const { keys, isKey } = ofKeys(rows, page);
  const details = await reader.read<Detail>(sql`
    SELECT k.place, found.* FROM ${keys} CROSS JOIN LATERAL (
      SELECT e.changes, ${withLog ? sql`e.log` : sql`NULL AS log`}, e.content_hash FROM events e WHERE ${isKey} LIMIT 1
    ) AS found`);
  return new Map(details.map((detail) => [detail.place - 1, detail]));
}

/**
 * The next events of an export, bounded in number and in bytes whatever the events hold. The transaction ends before
 * it returns: nothing is open while the page is on its way to the client.
 */
export function readExportPage(
  access: EventAccess,
  walk: Omit<Walk, "rows">,
  withLog: boolean,
  { maxEvents, maxBytes } = pageBounds,
  limits?: ScanLimits,
): Promise<ExportPage> {
  const rows = readableRows(access);
  return withEventReader(async (reader) => {
    const found = await scanEvents(reader, { ...walk, rows, limit: maxEvents }, limits);
    if (found.rows.length === 0) return { events: [], reached: found.reached };
    const fitting = await countFitting(reader, rows, found.rows, { withLog, maxBytes });
    const page = found.rows.slice(0, fitting);
    const items = await toEventItems(reader, access.organization, page);
    const details = await readDetails(reader, rows, page, withLog);
    const events = items.flatMap((item, index): PageEvent[] => {
      const detail = details.get(index);
      // Retention may have dropped its month between the two statements.
      if (!detail) return [];
      const { changes, log, content_hash: hash } = detail;
      return [{ item, changes, log, logSha256: hash.toString("hex") }];
    });
    const last = found.rows.length > fitting ? page.at(-1) : undefined;
    return { events, reached: last ? positionOf(last) : found.reached };
  });
}
