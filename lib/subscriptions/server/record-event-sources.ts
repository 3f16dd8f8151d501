import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { encodeInstantArray, encodeTextArray, encodeUuidArray } from "@/db/binary-arrays";
import type { Queryable } from "@/db/client";
import { sortInSlices } from "@/lib/shared/sort-in-slices";
import { TimeSlice } from "@/lib/shared/time-slice";
import { type MatchableEvent, typeOfEvent } from "../matcher";

type Seen = MatchableEvent & { occurredAt: Date };

interface SourceRow {
  /** One text for all columns but the time. */
  key: string;
  scopeId: string;
  provider: string;
  service: string;
  resourceType: string;
  resourceId: string;
  resourceName: string;
  lastSeenAt: number;
}

/**
 * A row that is newer than this is not written again: a busy resource costs one version a minute. Asked where the key
 * conflicts, which always probes the key; a join or a subquery is planned with statistics from before the resources
 * came, and then reads all of them for each.
 */
const freshness = sql`interval '1 minute'`;
/** Rows of one statement: handing over more would hold the event loop. */
const maxStatementRows = 500;

function sourceOf(event: Seen): SourceRow | null {
  if (!event.resourceId && !event.resourceName) return null;
  const type = typeOfEvent(event);
  if (type === null) return null;
  const { provider, service, resourceType } = type;
  const { scopeId } = event;
  const [resourceId, resourceName] = [event.resourceId ?? "", event.resourceName ?? ""];
  const key = [scopeId, provider, service, resourceType, resourceId, resourceName].join("\0");
  const lastSeenAt = event.occurredAt.getTime();
  return { key, scopeId, provider, service, resourceType, resourceId, resourceName, lastSeenAt };
}

/** In one order, so that two writers of the same resources wait for each other and never deadlock. */
async function sourcesOf(events: readonly Seen[]): Promise<SourceRow[]> {
  const slice = new TimeSlice();
  const rows = new Map<string, SourceRow>();
  for (const event of events) {
    if (slice.isOver()) await slice.next();
    const row = sourceOf(event);
    if (row === null) continue;
    const known = rows.get(row.key);
    if (!known || known.lastSeenAt < row.lastSeenAt) rows.set(row.key, row);
  }
  return sortInSlices([...rows.values()], (a, b) => (a.key < b.key ? -1 : 1));
}

async function writeSources(
  queryable: Queryable,
  organizationId: string,
  rows: readonly SourceRow[],
): Promise<void> {
  const texts = (read: (row: SourceRow) => string): SQL => sql`${encodeTextArray(rows.map(read))}::text[]`;
  const scopes = sql`${encodeUuidArray(rows.map((row) => row.scopeId))}::uuid[]`;
  const times = sql`${encodeInstantArray(rows.map((row) => row.lastSeenAt))}::timestamptz[]`;
  await queryable.execute(sql`
    INSERT INTO event_sources AS known
      (organization_id, scope_id, provider, service, resource_type, resource_id, resource_name, last_seen_at)
    SELECT ${organizationId}, seen.* FROM unnest(${scopes}, ${texts((row) => row.provider)},
      ${texts((row) => row.service)}, ${texts((row) => row.resourceType)}, ${texts((row) => row.resourceId)},
      ${texts((row) => row.resourceName)}, ${times})
      AS seen (scope_id, provider, service, resource_type, resource_id, resource_name, last_seen_at)
    ON CONFLICT (organization_id, scope_id, provider, service, resource_type, resource_id, resource_name)
      DO UPDATE SET last_seen_at = excluded.last_seen_at
      WHERE known.last_seen_at <= excluded.last_seen_at - ${freshness}`);
}

/**
 * Keeps the resources that events of known types named, for choosing sources. Events of one organization; those that
 * name no resource, or whose code no catalog has, leave nothing. `lastSeenAt` never goes back.
 */
export async function recordEventSources(
  queryable: Queryable,
  organizationId: string,
  events: readonly Seen[],
): Promise<void> {
  const rows = await sourcesOf(events);
  for (let start = 0; start < rows.length; start += maxStatementRows) {
    await writeSources(queryable, organizationId, rows.slice(start, start + maxStatementRows));
  }
}
