import "server-only";
import { sql } from "drizzle-orm";
import { retryTransaction } from "./retry-transaction";

/** Deltas moved by one statement. */
const chunkSize = 5_000;
/** Folding twice at once would only wait for each other. */
const foldLock = 4_127_004;

/**
 * Deltas leave and totals, of each scope and of the whole organization, grow in one statement: whoever adds deltas to
 * totals in one snapshot sees each delta once.
 * SKIP LOCKED and the order of the keys keep it clear of anyone else who might touch the rows.
 */
const foldStatement = sql`
  WITH chosen AS (
    SELECT organization_id, sequence FROM event_count_deltas
    ORDER BY organization_id, sequence LIMIT ${chunkSize} FOR UPDATE SKIP LOCKED
  ), taken AS (
    DELETE FROM event_count_deltas d USING chosen c
    WHERE d.organization_id = c.organization_id AND d.sequence = c.sequence
    RETURNING d.*
  ), whole AS (
    INSERT INTO organization_event_counts AS total
      (organization_id, bucket, dimension, bucket_start, value, count, failures)
    SELECT organization_id, bucket, dimension, bucket_start, value, sum(count), sum(failures)
    FROM taken
    GROUP BY organization_id, bucket, dimension, bucket_start, value
    ORDER BY organization_id, bucket, dimension, bucket_start, value
    ON CONFLICT (organization_id, bucket, dimension, bucket_start, value) DO UPDATE
      SET count = total.count + excluded.count, failures = total.failures + excluded.failures
  ), folded AS (
    INSERT INTO event_counts AS total
      (organization_id, scope_id, bucket, dimension, bucket_start, value, count, failures)
    SELECT organization_id, scope_id, bucket, dimension, bucket_start, value, sum(count), sum(failures)
    FROM taken
    GROUP BY organization_id, scope_id, bucket, dimension, bucket_start, value
    ORDER BY organization_id, scope_id, bucket, dimension, bucket_start, value
    ON CONFLICT (organization_id, scope_id, bucket, dimension, bucket_start, value) DO UPDATE
      SET count = total.count + excluded.count, failures = total.failures + excluded.failures
  )
  SELECT count(*) AS taken FROM taken`;

/** Null when another process is folding. */
function foldChunk(): Promise<number | null> {
  return retryTransaction(async (transaction) => {
    const { rows: locks } = await transaction.execute<{ isOurs: boolean }>(
      sql`SELECT pg_try_advisory_xact_lock(${foldLock}) AS "isOurs"`,
    );
    if (!locks[0]?.isOurs) return null;
    const { rows } = await transaction.execute<{ taken: number }>(foldStatement);
    return Number(rows[0]?.taken);
  });
}

/**
 * Moves appended counts into the totals, chunk by chunk, until none is left. A job runs it every few seconds; any
 * number of processes may. Answers how many deltas it moved.
 */
export async function foldEventCounts(): Promise<number> {
  let moved = 0;
  for (;;) {
    const taken = await foldChunk();
    if (taken === null) return moved;
    moved += taken;
    if (taken < chunkSize) return moved;
  }
}
