import "server-only";
import { sql } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import type { Attempt } from "./reserve-attempt";

/**
 * Takes back an attempt whose password was right, and with it every failure counted against the account: its
 * owner is here. Other failures from the address stay, or an account of one's own would buy attempts at others.
 */
export async function releaseAttempt(queryable: Queryable, attempt: Attempt): Promise<void> {
  await queryable.execute(sql`DELETE FROM sign_in_failures WHERE subject = ${attempt.accountSubject}`);
  await queryable.execute(sql`
    DELETE FROM sign_in_failures WHERE ctid IN (
      SELECT ctid FROM sign_in_failures
      WHERE subject = ${attempt.addressSubject} AND failed_at = ${attempt.addressCountedAt.toISOString()} LIMIT 1)`);
}
