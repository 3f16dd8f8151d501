import "server-only";
import { sql } from "drizzle-orm";
import type { Queryable, Transaction } from "@/db/client";
import type { StoredBatch } from "@/lib/events/server/read-batch-events";
import type { MatchPlace } from "../match-events";
import type { NextMatch } from "../take-part";

/** A batch that nobody has matched yet, locked by the transaction that claimed it. */
export interface ClaimedBatch extends StoredBatch {
  receivedAt: Date;
  eventCount: number;
  notify: boolean;
  next: MatchPlace | null;
}

/** Events that one transaction matches, about: one batch may hold 5,000. */
const maxClaimedEvents = 5_000;
const maxClaimedBatches = 200;

/**
 * The organizations that have batches to match, by one index probe for each: how many batches wait in one of them does
 * not delay finding the others.
 */
export async function findOrganizationsToMatch(queryable: Queryable): Promise<string[]> {
  const { rows } = await queryable.execute<{ id: string | null }>(sql`
    WITH RECURSIVE waiting (id) AS (
      (SELECT organization_id FROM event_batches WHERE matched_at IS NULL ORDER BY organization_id LIMIT 1)
      UNION ALL
      SELECT (SELECT b.organization_id FROM event_batches b
        WHERE b.matched_at IS NULL AND b.organization_id > waiting.id ORDER BY b.organization_id LIMIT 1)
      FROM waiting WHERE waiting.id IS NOT NULL
    )
    SELECT id FROM waiting WHERE id IS NOT NULL`);
  return rows.flatMap(({ id }) => (id === null ? [] : [id]));
}

interface Row extends Record<string, unknown> {
  id: number;
  received_at: Date;
  event_count: number;
  notify: boolean;
  first_occurred_at: Date | null;
  last_occurred_at: Date | null;
  next_occurred_at: Date | null;
  next_event_id: string | null;
  next_subscription_id: string | null;
}

function nextOf({ next_occurred_at, next_event_id, next_subscription_id }: Row): MatchPlace | null {
  if (next_occurred_at === null || next_event_id === null || next_subscription_id === null) return null;
  return { occurredAt: next_occurred_at, eventId: next_event_id, subscriptionId: next_subscription_id };
}

/** Which batches of an organization: all but some, or one. */
export type BatchChoice = { except: readonly number[] } | { only: number };

const bigints = (values: readonly number[]) => sql`${sql.param(values.map(String))}::bigint[]`;

const isChosen = (choice: BatchChoice) =>
  "only" in choice ? sql`id = ${choice.only}::bigint` : sql`id <> ALL(${bigints(choice.except)})`;

/**
 * Locks the oldest waiting batches of an organization that no other worker holds: at least one where there is one, and
 * as many as hold about 5,000 events. Those that notify come first, for somebody waits for them: an import of a million
 * events must not delay what happens now.
 */
export async function claimBatches(
  transaction: Transaction,
  organizationId: string,
  choice: BatchChoice,
): Promise<ClaimedBatch[]> {
  const { rows } = await transaction.execute<Row>(sql`
    SELECT id, received_at, event_count, notify, first_occurred_at, last_occurred_at,
      next_occurred_at, next_event_id, next_subscription_id
    FROM event_batches WHERE organization_id = ${organizationId} AND matched_at IS NULL
      AND ${isChosen(choice)}
    ORDER BY notify DESC, id LIMIT ${maxClaimedBatches} FOR UPDATE SKIP LOCKED`);
  const claimed: ClaimedBatch[] = [];
  let events = 0;
  for (const row of rows) {
    events += row.event_count;
    if (claimed.length > 0 && events > maxClaimedEvents) break;
    claimed.push({
      id: row.id,
      receivedAt: row.received_at,
      eventCount: row.event_count,
      notify: row.notify,
      firstOccurredAt: row.first_occurred_at,
      lastOccurredAt: row.last_occurred_at,
      next: nextOf(row),
    });
  }
  return claimed;
}

/** Takes these batches out of the outbox, once the transaction commits. */
export async function markMatched(
  transaction: Transaction,
  organizationId: string,
  batches: readonly ClaimedBatch[],
  now: Date,
): Promise<void> {
  const ids = bigints(batches.map(({ id }) => id));
  await transaction.execute(sql`
    UPDATE event_batches SET matched_at = ${now.toISOString()},
      next_occurred_at = NULL, next_event_id = NULL, next_subscription_id = NULL
    WHERE organization_id = ${organizationId} AND id = ANY(${ids})`);
}

/** Leaves a batch in the outbox, to go on where this transaction ended. */
export async function keepPlace(
  transaction: Transaction,
  organizationId: string,
  { batchId, occurredAt, eventId, subscriptionId }: NextMatch,
): Promise<void> {
  await transaction.execute(sql`
    UPDATE event_batches SET next_occurred_at = ${occurredAt.toISOString()}, next_event_id = ${eventId},
      next_subscription_id = ${subscriptionId}
    WHERE organization_id = ${organizationId} AND id = ${batchId}::bigint`);
}
