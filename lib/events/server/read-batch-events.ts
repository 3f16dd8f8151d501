import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { EventScope } from "../model";

/** One batch as the outbox has it. The times of its events are null for batches from before they were kept. */
export interface StoredBatch {
  id: number;
  firstOccurredAt: Date | null;
  lastOccurredAt: Date | null;
  /** Events before this one, by (time, id), are left out; null: none is. */
  next: { occurredAt: Date; eventId: string } | null;
}

/** What of an event says whom it concerns; neither its log nor what is only shown. */
export interface BatchEvent {
  batchId: number;
  occurredAt: Date;
  id: string;
  scope: EventScope;
  /** The project's id, or the organization's own. */
  scopeId: string;
  provider: string | null;
  service: string;
  event: string;
  resourceType: string | null;
  resourceId: string | null;
  resourceName: string | null;
}

interface Row extends Record<string, unknown> {
  batch_id: number;
  occurred_at: Date;
  id: string;
  scope_id: string;
  provider: string | null;
  service: string;
  event: string;
  resource_type: string | null;
  resource_id: string | null;
  resource_name: string | null;
}

const whatHappened = sql`e.scope_id, e.provider, e.service, e.event, e.resource_type, e.resource_id, e.resource_name`;

/** The driver parses what came at one go; longer answers would hold the event loop. */
const fetchedRows = 500;

/** Before and after every event, for batches whose own bounds are not known. */
const earliest = new Date(0);
const latest = new Date("9999-01-01T00:00:00Z");

function boundsOf(batches: readonly StoredBatch[]): { from: string; to: string } {
  const starts = batches.map(({ firstOccurredAt }) => (firstOccurredAt ?? earliest).getTime());
  const ends = batches.map(({ lastOccurredAt }) => (lastOccurredAt ?? latest).getTime());
  return {
    from: new Date(Math.min(...starts)).toISOString(),
    to: new Date(Math.max(...ends)).toISOString(),
  };
}

const toEvent = (row: Row, organizationId: string): BatchEvent => ({
  batchId: row.batch_id,
  occurredAt: row.occurred_at,
  id: row.id,
  scope: row.scope_id === organizationId ? "organization" : "project",
  scopeId: row.scope_id,
  provider: row.provider,
  service: row.service,
  event: row.event,
  resourceType: row.resource_type,
  resourceId: row.resource_id,
  resourceName: row.resource_name,
});

/** Leaves out what comes before where a batch goes on. Few batches are under way at a time. */
const notBefore = (batches: readonly StoredBatch[]): SQL[] =>
  batches.flatMap(({ id, next }) =>
    next === null
      ? []
      : [
          sql`AND (e.batch_id <> ${id}::bigint
            OR (e.occurred_at, e.id) >= (${next.occurredAt.toISOString()}::timestamptz, ${next.eventId}))`,
        ],
  );

/** Reads what `select` makes of the batches' events `e`, part by part. The bounds of time leave it few partitions. */
async function readParts(
  transaction: Transaction,
  organizationId: string,
  batches: readonly StoredBatch[],
  select: (events: SQL) => SQL,
): Promise<BatchEvent[]> {
  const { from, to } = boundsOf(batches);
  const ids = sql.param(batches.map(({ id }) => String(id)));
  // After a large import the statistics know no batch yet, and a whole month would look as cheap as the index.
  await transaction.execute(sql`SET LOCAL enable_seqscan = off`);
  await transaction.execute(sql`SET LOCAL cursor_tuple_fraction = 1`);
  const ofBatches = sql`FROM events e
    WHERE e.organization_id = ${organizationId}::uuid AND e.batch_id = ANY(${ids}::bigint[])
      AND e.occurred_at >= ${from}::timestamptz AND e.occurred_at <= ${to}::timestamptz
      ${sql.join(notBefore(batches), sql` `)}`;
  await transaction.execute(sql`DECLARE batch_events NO SCROLL CURSOR FOR ${select(ofBatches)}`);
  const events: BatchEvent[] = [];
  for (let isMore = true; isMore; ) {
    const { rows } = await transaction.execute<Row>(
      sql`FETCH ${sql.raw(String(fetchedRows))} FROM batch_events`,
    );
    for (const row of rows) events.push(toEvent(row, organizationId));
    isMore = rows.length === fetchedRows;
  }
  await transaction.execute(sql`CLOSE batch_events`);
  return events;
}

/**
 * The events of these batches of one organization, batch by batch in order of time. For the matching worker, which
 * acts for nobody.
 */
export const readBatchEvents = (
  transaction: Transaction,
  organizationId: string,
  batches: readonly StoredBatch[],
): Promise<BatchEvent[]> =>
  readParts(
    transaction,
    organizationId,
    batches,
    (events) => sql`SELECT e.batch_id, e.occurred_at, e.id, ${whatHappened} ${events}
      ORDER BY e.batch_id, e.occurred_at, e.id`,
  );

/**
 * Of the same events those that name a resource, and of those that say the same of it only the newest: all that is
 * kept of them where nobody subscribed. In no particular order.
 */
export const readBatchResources = (
  transaction: Transaction,
  organizationId: string,
  batches: readonly StoredBatch[],
): Promise<BatchEvent[]> =>
  readParts(
    transaction,
    organizationId,
    batches,
    (
      events,
    ) => sql`SELECT max(e.batch_id) AS batch_id, max(e.occurred_at) AS occurred_at, max(e.id) AS id, ${whatHappened}
      ${events} AND (e.resource_id IS NOT NULL OR e.resource_name IS NOT NULL)
      GROUP BY ${whatHappened}`,
  );
