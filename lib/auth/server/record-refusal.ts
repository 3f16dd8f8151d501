import "server-only";
import { eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { users } from "@/db/schema/users";
import type { Context } from "@/lib/access/context";
import { retryTransaction } from "@/lib/events/server/retry-transaction";
import { recordEverywhere } from "./record-everywhere";

/** Of the refused attempts at one account, so many seconds have one record: whoever goes on must not fill the trail. */
const secondsForEachRecord = 60;

/** Takes the right to record; its row stands among the failures, counts as none, and is purged with them. */
async function takeTurn(transaction: Transaction, email: string): Promise<boolean> {
  const subject = `refused:${email}`;
  const { rowCount } = await transaction.execute(sql`
    INSERT INTO sign_in_failures (subject, failed_at) SELECT ${subject}, clock_timestamp() WHERE NOT EXISTS (
      SELECT 1 FROM sign_in_failures WHERE subject = ${subject}
        AND failed_at > clock_timestamp() - make_interval(secs => ${secondsForEachRecord}))`);
  return rowCount === 1;
}

/**
 * Records a sign-in that was refused for the number of attempts before it, as a failed sign-in of the account, at most
 * once a minute. An address without an account leaves nothing. `email` is normalized.
 */
export async function recordRefusal(context: Context, email: string): Promise<void> {
  await retryTransaction(async (transaction) => {
    // Of attempts that come at once the first records. Nobody waits for it: a flood would hold every connection.
    const [person] = await transaction
      .select()
      .from(users)
      .where(eq(users.email, email))
      .for("no key update", { skipLocked: true });
    if (!person || !(await takeTurn(transaction, email))) return;
    const reason = "Too many attempts: the password was not looked at.";
    await recordEverywhere(
      transaction,
      { event: "Console Login Fail", person, outcome: "failure", reason },
      context,
    );
  });
}
