import "server-only";
import { sql } from "drizzle-orm";
import { getDatabase } from "@/db/client";

/** Failures count against a sign-in for minutes; a day is kept so that a person can look into them. */
const failureRetentionHours = 24;

/** Removes sessions past their end and old sign-in failures. Both are refused by their time, so this only saves room. */
export async function deleteExpiredSessions(): Promise<void> {
  const database = getDatabase();
  await database.execute(sql`DELETE FROM sessions WHERE expires_at < now()`);
  await database.execute(
    sql`DELETE FROM sign_in_failures WHERE failed_at < now() - make_interval(hours => ${failureRetentionHours})`,
  );
}
