import "server-only";
import { sql } from "drizzle-orm";
import { type Transaction, withTransaction } from "@/db/client";
import { signInFailures } from "@/db/schema/users";
import { type AttemptSubject, attemptSubjects, attemptWindowMinutes } from "@/lib/auth/attempt-limits";
import { AppError } from "@/lib/shared/errors";

/** Keeps our advisory locks apart from others'. Accounts are locked before addresses, so nobody waits in a circle. */
const lockClasses = { account: 4_127_101, address: 4_127_102 } as const;

/** An attempt that counts as failed until it is released. */
export interface Attempt {
  accountSubject: string;
  addressSubject: string;
  /** When it counts from at the address; tells it apart from the address's other attempts. */
  addressCountedAt: Date;
}

/** Seconds until the subject may try again, or null when it may now. Locks the subject until the transaction ends. */
async function secondsToWait(transaction: Transaction, limit: AttemptSubject): Promise<number | null> {
  const lockClass = limit.subject.startsWith("account:") ? lockClasses.account : lockClasses.address;
  await transaction.execute(sql`SELECT pg_advisory_xact_lock(${lockClass}, hashtext(${limit.subject}))`);
  // The statement after the lock sees what those before us committed; clock_timestamp, since now() is older than the wait.
  const { rows } = await transaction.execute<{ seconds: number }>(sql`
    SELECT ceil(extract(epoch FROM failed_at + make_interval(mins => ${attemptWindowMinutes}) - clock_timestamp()))::int
      AS seconds
    FROM sign_in_failures
    WHERE subject = ${limit.subject}
      AND failed_at > clock_timestamp() - make_interval(mins => ${attemptWindowMinutes})
    ORDER BY failed_at DESC OFFSET ${limit.maxFailures - 1} LIMIT 1`);
  return rows[0] ? Math.max(1, rows[0].seconds) : null;
}

function tooManyAttempts(retryAfterSeconds: number): AppError {
  const minutes = Math.ceil(retryAfterSeconds / 60);
  const unit = minutes === 1 ? "minute" : "minutes";
  return new AppError("too_many_requests", `Too many attempts. Try again in ${minutes} ${unit}.`, {
    retryAfterSeconds,
  });
}

/**
 * Takes one of the attempts that an account and an address have left, before the password is looked at: counted
 * afterwards, many attempts at once would all pass. It counts as failed until `releaseAttempt`.
 * An attempt beyond the limit throws `too_many_requests` and is not counted, so that going on trying does not
 * keep the real person out for ever. `email` is normalized; whether it is an account's makes no difference.
 */
export async function reserveAttempt(email: string, sourceIp: string | null): Promise<Attempt> {
  const limits = attemptSubjects(email, sourceIp);
  return withTransaction(async (transaction) => {
    const waits: number[] = [];
    for (const limit of limits) waits.push((await secondsToWait(transaction, limit)) ?? 0);
    const longest = Math.max(...waits);
    if (longest > 0) throw tooManyAttempts(longest);
    const [account, address] = limits.map(({ subject }) => subject) as [string, string];
    const counted = await transaction
      .insert(signInFailures)
      .values([account, address].map((subject) => ({ subject, failedAt: sql`clock_timestamp()` })))
      .returning();
    const addressCountedAt = counted.find((row) => row.subject === address)?.failedAt ?? new Date();
    return { accountSubject: account, addressSubject: address, addressCountedAt };
  });
}
