import "server-only";
import { is } from "drizzle-orm";
import { PgTransaction } from "drizzle-orm/pg-core";
import type { Queryable, Transaction } from "@/db/client";
import { signalCommit } from "@/lib/shared/commit-signal";
import { errorCode } from "@/lib/shared/error-code";
import type { NewEvent } from "../model";
import { monthOf } from "../partition-months";
import { ensurePartitions, forgetPartitions } from "./ensure-partitions";
import { type PreparedBatch, prepareBatch } from "./prepare-batch";
import { driverError, retryTransaction } from "./retry-transaction";
import { type InsertResult, writeBatch } from "./write-batch";

export interface InsertEventsInput {
  organizationId: string;
  events: readonly NewEvent[];
  /** Now, when it is left out. */
  receivedAt?: Date;
  /** False keeps the batch from firing subscriptions. */
  notify: boolean;
}

/** PostgreSQL's check_violation; inserting into `events` it can only mean that no partition takes the row. */
const missingPartition = "23514";

const isTransaction = (queryable: Queryable): queryable is Transaction => is(queryable, PgTransaction);

const monthsOf = ({ firsts }: PreparedBatch) => firsts.map(({ event }) => monthOf(event.occurredAt));

async function writeOnce(batch: PreparedBatch, input: InsertEventsInput & { receivedAt: Date }) {
  await ensurePartitions(monthsOf(batch));
  const results = await retryTransaction((transaction) => writeBatch(transaction, batch, input));
  signalCommit();
  return results;
}

/**
 * The one writer of events: events, one batch row and the counts of what was really stored commit together or not at
 * all. With a database it makes its own transaction and repeats it after deadlocks and serialization failures
 * (5 times, then `unavailable`); inside a caller's transaction (Read Committed) the caller repeats, best by
 * `retryTransaction`. Every event must belong to `organizationId`.
 * Answers what became of each event, in the order given.
 */
export async function insertEvents(queryable: Queryable, input: InsertEventsInput): Promise<InsertResult[]> {
  if (input.events.some((event) => event.organizationId !== input.organizationId)) {
    throw new Error("A batch holds events of one organization.");
  }
  if (input.events.length === 0) return [];
  const facts = { ...input, receivedAt: input.receivedAt ?? new Date() };
  const batch = await prepareBatch(input.events);
  if (isTransaction(queryable)) {
    await ensurePartitions(monthsOf(batch), queryable);
    return writeBatch(queryable, batch, facts).catch((error: unknown) => {
      throw driverError(error);
    });
  }
  return writeOnce(batch, facts).catch((error: unknown) => {
    if (errorCode(error) !== missingPartition) throw error;
    // A month that was there has been dropped since this process looked.
    forgetPartitions();
    return writeOnce(batch, facts);
  });
}
