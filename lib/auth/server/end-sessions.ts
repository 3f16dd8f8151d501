import "server-only";
import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { sessions } from "@/db/schema/users";

/** Ends every session of a person, in the transaction of the act that is the cause. Answers how many there were. */
export async function endSessions(transaction: Transaction, userId: string): Promise<number> {
  const ended = await transaction.delete(sessions).where(eq(sessions.userId, userId)).returning({
    userId: sessions.userId,
  });
  return ended.length;
}
