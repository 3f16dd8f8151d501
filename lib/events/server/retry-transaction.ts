import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import { DrizzleQueryError } from "drizzle-orm";
import type { PgTransactionConfig } from "drizzle-orm/pg-core";
import { type Transaction, withTransaction } from "@/db/client";
import { errorCode } from "@/lib/shared/error-code";
import { AppError } from "@/lib/shared/errors";

const maxRetries = 5;
const firstDelayMs = 10;
const retryAfterSeconds = 1;

/** Deadlock, serialization failure and lock timeout: the same transaction may pass the next time. */
const passingStates = new Set(["40P01", "40001", "55P03"]);

/** drizzle's error repeats every parameter in its message, hence whole events; the driver's own error doesn't. */
export function driverError(error: unknown): unknown {
  return error instanceof DrizzleQueryError && error.cause ? error.cause : error;
}

/** Between half and all of a delay that doubles, so that two who met don't meet again. */
const jitteredDelayMs = (attempt: number) => firstDelayMs * 2 ** attempt * (0.5 + Math.random() / 2);

/**
 * Runs `work` in a transaction, whole again up to 5 times after a deadlock, a serialization failure or a lock
 * timeout. Throws `unavailable` when that does not help, and the driver's own error for any other failure.
 */
export async function retryTransaction<T>(
  work: (transaction: Transaction) => Promise<T>,
  config?: PgTransactionConfig,
): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await withTransaction(work, config);
    } catch (error) {
      const cause = driverError(error);
      if (!passingStates.has(errorCode(cause) ?? "")) throw cause;
      if (attempt === maxRetries) {
        throw new AppError("unavailable", "The database is too busy now. Send the request again.", {
          retryAfterSeconds,
          cause,
        });
      }
      await delay(jitteredDelayMs(attempt));
    }
  }
}
