import "server-only";
import { sql } from "drizzle-orm";
import { getDatabase } from "@/db/client";
import { writeLog } from "@/lib/shared/log";

/**
 * Keeps when a key was last used, to the minute: the condition stands in the statement, so that many requests
 * at once write one row version. A key stays usable when this can't be written (a full disk, a read-only
 * standby), so the failure goes to the log and no further.
 */
export async function touchApiKey(organizationId: string, keyId: string): Promise<void> {
  await getDatabase()
    .execute(sql`
      UPDATE api_keys SET last_used_at = now()
      WHERE organization_id = ${organizationId} AND id = ${keyId}
        AND (last_used_at IS NULL OR last_used_at <= now() - interval '1 minute')`)
    .catch((error: unknown) => writeLog("warn", "last use of an API key was not kept", { keyId, error }));
}
