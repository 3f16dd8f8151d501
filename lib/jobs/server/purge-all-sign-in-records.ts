import "server-only";
import { getDatabase } from "@/db/client";
import { purgeSignInRecords } from "@/lib/auth/server/purge-sign-in-records";

/** Deletes all sign-in records that no longer count, a bounded number with each statement. */
export async function purgeAllSignInRecords(): Promise<void> {
  let purged: number;
  do purged = await purgeSignInRecords(getDatabase());
  while (purged > 0);
}
