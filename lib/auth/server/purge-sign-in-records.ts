import "server-only";
import { sql } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import { attemptWindowMinutes } from "@/lib/auth/attempt-limits";

/** Rows of each kind that one call deletes at most. */
const maxPurged = 1_000;

/**
 * Deletes failures that no longer count and sessions that have expired, a bounded number of each, and tells how many.
 * Runs with each sign-in, and as a job where nobody signs in.
 */
export async function purgeSignInRecords(queryable: Queryable): Promise<number> {
  const failures = await queryable.execute(sql`
    DELETE FROM sign_in_failures WHERE ctid IN (
      SELECT ctid FROM sign_in_failures
      WHERE failed_at < now() - make_interval(mins => ${attemptWindowMinutes}) LIMIT ${maxPurged} FOR UPDATE SKIP LOCKED)`);
  const expired = await queryable.execute(sql`
    DELETE FROM sessions WHERE id_hash IN (
      SELECT id_hash FROM sessions WHERE expires_at < now() LIMIT ${maxPurged} FOR UPDATE SKIP LOCKED)`);
  return (failures.rowCount ?? 0) + (expired.rowCount ?? 0);
}
