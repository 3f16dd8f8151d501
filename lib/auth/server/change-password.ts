import "server-only";
import { and, eq } from "drizzle-orm";
import { getDatabase } from "@/db/client";
import { users } from "@/db/schema/users";
import type { Context } from "@/lib/access/context";
import type { PasswordChange } from "@/lib/auth/contract";
import { retryTransaction } from "@/lib/events/server/retry-transaction";
import { AppError } from "@/lib/shared/errors";
import { endSessions } from "./end-sessions";
import { hashPassword, verifyPassword } from "./hash-password";
import { recordEverywhere } from "./record-everywhere";
import { releaseAttempt } from "./release-attempt";
import { requirePerson } from "./require-person";
import { reserveAttempt } from "./reserve-attempt";

const wrongPassword = () =>
  new AppError("invalid", "The password was not changed.", {
    fields: [{ path: "currentPassword", message: "This is not your current password." }],
  });

/**
 * Changes the password of the person who asks and ends every session of theirs, this one included: whoever knew
 * the old password is out. Guesses at the current one count as failed sign-ins. Throws `invalid` when it is
 * wrong and `too_many_requests` after too many guesses.
 */
export async function changePassword(context: Context, input: PasswordChange): Promise<void> {
  const person = requirePerson(context);
  const attempt = await reserveAttempt(person.email, context.sourceIp);
  const [row] = await getDatabase().select().from(users).where(eq(users.id, person.id));
  const knownHash = row?.passwordHash ?? null;
  if (knownHash === null || !(await verifyPassword(knownHash, input.currentPassword))) throw wrongPassword();
  const passwordHash = await hashPassword(input.newPassword);
  await retryTransaction(async (transaction) => {
    await releaseAttempt(transaction, attempt);
    const changed = await transaction
      .update(users)
      .set({ passwordHash })
      // Of two changes from one password, the second came from whoever the first one was to keep out.
      .where(and(eq(users.id, person.id), eq(users.passwordHash, knownHash)))
      .returning({ id: users.id });
    if (changed.length === 0) throw wrongPassword();
    await endSessions(transaction, person.id);
    await recordEverywhere(transaction, { event: "Password Change", person, outcome: "success" }, context);
  });
}
