import "server-only";
import type { Context } from "@/lib/access/context";
import { retryTransaction } from "@/lib/events/server/retry-transaction";
import { endSessions } from "./end-sessions";
import { recordEverywhere } from "./record-everywhere";
import { requirePerson } from "./require-person";

/** Ends every session of the person who asks, this one included, and records it. Answers how many ended. */
export async function signOutEverywhere(context: Context): Promise<{ endedSessions: number }> {
  const person = requirePerson(context);
  return retryTransaction(async (transaction) => {
    const endedSessions = await endSessions(transaction, person.id);
    const message = `${endedSessions} sessions ended.`;
    await recordEverywhere(
      transaction,
      { event: "Sign Out Everywhere", person, outcome: "success", message },
      context,
    );
    return { endedSessions };
  });
}
