import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { encodeBytesArray, encodeInstantArray, encodeTextArray, encodeUuidArray } from "@/db/binary-arrays";
import type { Transaction } from "@/db/client";
import { AppError } from "@/lib/shared/errors";
import { insertStatement } from "./encode-events";
import type { PreparedBatch } from "./prepare-batch";
import { isSameEvent, type PreparedEvent } from "./prepared-event";
import { writeCounts } from "./write-counts";

/**
 * What became of one event: stored now; stored before with the same log and scope; or refused, because its key
 * belongs to a different event.
 */
export type InsertResult = "accepted" | "duplicate" | "conflict";

export interface BatchFacts {
  organizationId: string;
  receivedAt: Date;
  notify: boolean;
}

async function takeBatchId(transaction: Transaction): Promise<number> {
  const { rows } = await transaction.execute<{ id: number }>(
    sql`SELECT nextval(pg_get_serial_sequence('event_batches', 'id')) AS id`,
  );
  return Number(rows[0]?.id);
}

async function insertFirsts(
  transaction: Transaction,
  batch: PreparedBatch,
  facts: BatchFacts,
  batchId: number,
) {
  let inserted = 0;
  for (const encoded of batch.statements) {
    const { rowCount } = await transaction.execute(insertStatement({ ...facts, batchId }, encoded));
    inserted += rowCount ?? 0;
  }
  return inserted;
}

/** LATERAL with a LIMIT keeps it to one index probe a key, however large the table and the batch are. */
const storedStatement = (
  organizationId: string,
  batchId: number,
  events: readonly PreparedEvent[],
): SQL => sql`
  SELECT k.n::int AS "position", stored.batch_id = ${batchId}::bigint AS "isOurs",
    stored.content_hash = k.hash AND stored.scope_id = k.scope AS "isSame"
  FROM unnest(${encodeInstantArray(events.map(({ event }) => event.occurredAt.getTime()))}::timestamptz[],
      ${encodeTextArray(events.map(({ event }) => event.id))}::text[],
      ${encodeBytesArray(events.map((prepared) => prepared.contentHash))}::bytea[],
      ${encodeUuidArray(events.map(({ event }) => event.scopeId))}::uuid[])
    WITH ORDINALITY AS k (at, id, hash, scope, n)
  CROSS JOIN LATERAL (
    SELECT e.batch_id, e.content_hash, e.scope_id FROM events e
    WHERE e.organization_id = ${organizationId}::uuid AND e.occurred_at = k.at AND e.id = k.id LIMIT 1
  ) AS stored`;

/** Asks the stored rows what became of each event. Read Committed sees those of a sender that we waited for. */
async function compareWithStored(
  transaction: Transaction,
  organizationId: string,
  batchId: number,
  events: readonly PreparedEvent[],
): Promise<InsertResult[]> {
  const { rows } = await transaction.execute<{ position: number; isOurs: boolean; isSame: boolean }>(
    storedStatement(organizationId, batchId, events),
  );
  // Rows go only with a whole month; one that went between two statements leaves nothing to compare with.
  if (rows.length !== events.length)
    throw new AppError("unavailable", "Events were just removed. Send them again.");
  const results: InsertResult[] = [];
  for (const row of rows) {
    results[row.position - 1] = row.isSame ? (row.isOurs ? "accepted" : "duplicate") : "conflict";
  }
  return results;
}

/**
 * Writes a prepared batch inside a transaction, tables always in this order: events, event_batches,
 * event_count_deltas. Batch row and counts cover exactly the rows that this call inserted; when there are none,
 * nothing is written. Answers by position in the caller's list.
 */
export async function writeBatch(
  transaction: Transaction,
  batch: PreparedBatch,
  facts: BatchFacts,
): Promise<InsertResult[]> {
  const { firsts, repeats } = batch;
  const batchId = await takeBatchId(transaction);
  const inserted = await insertFirsts(transaction, batch, facts, batchId);
  const results: InsertResult[] = [];
  if (inserted === firsts.length) {
    for (const first of firsts) results[first.index] = "accepted";
    for (const repeat of repeats) {
      const isSame = isSameEvent(firsts[repeat.first] as PreparedEvent, repeat);
      results[repeat.index] = isSame ? "duplicate" : "conflict";
    }
  } else {
    const all = [...firsts, ...repeats];
    const compared = await compareWithStored(transaction, facts.organizationId, batchId, all);
    for (const [position, prepared] of all.entries()) {
      const result = compared[position] as InsertResult;
      // A repeat of an event that this batch has just stored was not stored itself.
      results[prepared.index] = position >= firsts.length && result === "accepted" ? "duplicate" : result;
    }
  }
  if (inserted > 0) {
    const stored = firsts.filter((first) => results[first.index] === "accepted").map(({ event }) => event);
    await writeCounts(transaction, { ...facts, batchId }, stored);
  }
  return results;
}
