import "server-only";
import { eq } from "drizzle-orm";
import { sessions, users } from "@/db/schema/users";
import type { Context } from "@/lib/access/context";
import { retryTransaction } from "@/lib/events/server/retry-transaction";
import { hashSecret } from "./hash-secret";
import { recordEverywhere } from "./record-everywhere";

/**
 * Ends the session with this id and records it. A session that has ended already is left alone, so doing it
 * twice records it once. It needs no context of that session: whoever holds the id may end it.
 */
export async function signOut(context: Context, sessionId: string): Promise<void> {
  await retryTransaction(async (transaction) => {
    const [ended] = await transaction
      .delete(sessions)
      .where(eq(sessions.idHash, hashSecret(sessionId)))
      .returning({ userId: sessions.userId });
    if (!ended) return;
    const [person] = await transaction.select().from(users).where(eq(users.id, ended.userId));
    if (person)
      await recordEverywhere(transaction, { event: "Console Logout", person, outcome: "success" }, context);
  });
}
