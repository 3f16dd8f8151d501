import "server-only";
import { sql } from "drizzle-orm";
import type pg from "pg";
import { getDatabase, getPool, type Queryable, type Transaction } from "@/db/client";
import { AppError } from "@/lib/shared/errors";
import { firstOwnMonth, type Month, monthBounds, partitionName } from "../partition-months";
import { retryTransaction } from "./retry-transaction";

/** Processes that need a month at the same time take turns on this lock. */
const partitionLock = 4_127_003;
/** Attaching waits behind maintenance of the table only; better to come again than to queue others behind us. */
const lockTimeout = "2s";
/** A month that is detached comes back by hand, if at all. */
const detachedRetryAfterSeconds = 60;

/** Names of the partitions that a process knows to be there, for each database that it works on. */
const knownPartitions = new WeakMap<pg.Pool, Set<string>>();

async function readPartitions(queryable: Queryable): Promise<Set<string>> {
  const { rows } = await queryable.execute<{ name: string }>(sql`
    SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = 'events'::regclass`);
  return new Set(rows.map((row) => row.name));
}

/**
 * `CREATE TABLE … PARTITION OF` would lock every reader out while it waits for its turn. A table made by itself,
 * with its indexes and a CHECK that proves the bounds, is attached without a scan under a lock that neither
 * readers nor writers of the events meet (SHARE UPDATE EXCLUSIVE).
 */
async function createPartition(transaction: Transaction, month: Month): Promise<void> {
  await transaction.execute(sql.raw(`SET LOCAL lock_timeout = '${lockTimeout}'`));
  await transaction.execute(sql`SELECT pg_advisory_xact_lock(${partitionLock})`);
  const name = partitionName(month);
  const { rows } = await transaction.execute<{ isAttached: boolean }>(sql`
    SELECT EXISTS (SELECT 1 FROM pg_inherits i WHERE i.inhrelid = c.oid AND i.inhparent = 'events'::regclass)
      AS "isAttached" FROM pg_class c WHERE c.oid = to_regclass(${name})`);
  if (rows[0]?.isAttached) return;
  // Somebody has taken the month out, and may bring it back; what is in its table is not ours to judge.
  if (rows[0]) {
    throw new AppError("unavailable", `The table ${name} is detached, so its events can't be stored now.`, {
      retryAfterSeconds: detachedRetryAfterSeconds,
    });
  }
  const { from, to } = monthBounds(month);
  const check = `CHECK (occurred_at >= '${from}' AND occurred_at < '${to}')`;
  await transaction.execute(sql.raw(`CREATE TABLE ${name} (LIKE events INCLUDING ALL, ${check})`));
  await transaction.execute(
    sql.raw(`ALTER TABLE events ATTACH PARTITION ${name} FOR VALUES FROM ('${from}') TO ('${to}')`),
  );
}

/** Forgets what this process knows of partitions, after the database said that one is missing. */
export function forgetPartitions(): void {
  knownPartitions.delete(getPool());
}

/**
 * Makes the months' partitions of `events` that are not there yet, each in a transaction of its own and outside
 * the caller's. Any number of processes may ask for the same month. Throws `unavailable` when the table stays locked.
 * `queryable` is what they are looked up by: a caller that holds a transaction gives it, since no other connection
 * may be free while others wait for what it has locked.
 */
export async function ensurePartitions(
  months: Iterable<Month>,
  queryable: Queryable = getDatabase(),
): Promise<void> {
  const pool = getPool();
  const wanted = [...new Set(months)].filter((month) => month >= firstOwnMonth);
  const isMissing = (month: Month) => !knownPartitions.get(pool)?.has(partitionName(month));
  if (!wanted.some(isMissing)) return;
  knownPartitions.set(pool, await readPartitions(queryable));
  for (const month of wanted.filter(isMissing)) {
    await retryTransaction((transaction) => createPartition(transaction, month));
    knownPartitions.get(pool)?.add(partitionName(month));
  }
}
