import "server-only";
import { randomBytes } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { getDatabase, type Transaction } from "@/db/client";
import { sessions, users } from "@/db/schema/users";
import type { Context } from "@/lib/access/context";
import { maxPasswordLength, type Preferences } from "@/lib/auth/contract";
import { maxEmailLength, normalizeEmail } from "@/lib/auth/email-address";
import { sessionDurationSeconds } from "@/lib/auth/session-cookie";
import { retryTransaction } from "@/lib/events/server/retry-transaction";
import { AppError } from "@/lib/shared/errors";
import { writeLog } from "@/lib/shared/log";
import { verifyPassword } from "./hash-password";
import { hashSecret } from "./hash-secret";
import { purgeSignInRecords } from "./purge-sign-in-records";
import { recordEverywhere } from "./record-everywhere";
import { recordRefusal } from "./record-refusal";
import { releaseAttempt } from "./release-attempt";
import { type Attempt, reserveAttempt } from "./reserve-attempt";

export interface Credentials {
  email: string;
  password: string;
}

/** What the page that somebody signs in on knows of how to write to them. */
export interface PagePreferences extends Preferences {
  /** The zone that the browser is in, for who has none of their own. */
  browserZone?: string | undefined;
}

export interface SignedIn {
  userId: string;
  /** The secret that goes into the cookie's token; the database keeps its hash. */
  sessionId: string;
}

type Person = typeof users.$inferSelect;

/** 256 bits. */
const sessionIdBytes = 32;

/**
 * Failures are answered on the beat of this clock: an account's failure is recorded as an event and a stranger's
 * is not, and without the beat the difference could be measured.
 */
const answerBeatMs = 300;

const untilNextBeat = (startedAt: number) =>
  delay(answerBeatMs - ((performance.now() - startedAt) % answerBeatMs));

const refused = () => new AppError("unauthenticated", "The email address or the password is wrong.");

async function findPerson(email: string): Promise<Person | null> {
  if (email.length > maxEmailLength) return null;
  const [person] = await getDatabase().select().from(users).where(eq(users.email, email));
  return person ?? null;
}

async function recordFailure(context: Context, person: Person | null): Promise<void> {
  if (!person) {
    // Not the address itself: people type passwords into this field.
    writeLog("warn", "Sign-in failed for an unknown account.", {
      requestId: context.requestId,
      sourceIp: context.sourceIp,
    });
    return;
  }
  const reason = person.deactivatedAt ? "The account is deactivated." : "The password was wrong.";
  await retryTransaction((transaction) =>
    recordEverywhere(
      transaction,
      { event: "Console Login Fail", person, outcome: "failure", reason },
      context,
    ),
  );
}

/** The lock keeps a password change, which ends every session, and a deactivation from missing the one that we start. */
async function isStillAllowed(transaction: Transaction, person: Person): Promise<boolean> {
  const [now] = await transaction.select().from(users).where(eq(users.id, person.id)).for("update");
  return now?.passwordHash === person.passwordHash && now?.deactivatedAt === null;
}

/** What the database holds for a person who has no zone of their own. */
const unsetZone = "UTC";

/** A choice wins over what the person has, and that over the browser's zone. */
function preferencesOf(person: Person, { browserZone, ...chosen }: PagePreferences): Preferences {
  const isUnset = person.timeZone === unsetZone && browserZone !== undefined;
  return { ...(isUnset ? { timeZone: browserZone } : {}), ...chosen };
}

async function startSession(
  context: Context,
  person: Person,
  attempt: Attempt,
  preferences: Preferences,
): Promise<SignedIn> {
  const sessionId = randomBytes(sessionIdBytes).toString("base64url");
  const { sourceIp, userAgent } = context;
  await retryTransaction(async (transaction) => {
    if (!(await isStillAllowed(transaction, person))) throw refused();
    await purgeSignInRecords(transaction);
    await releaseAttempt(transaction, attempt);
    await transaction.insert(sessions).values({
      idHash: hashSecret(sessionId),
      userId: person.id,
      expiresAt: new Date(Date.now() + sessionDurationSeconds * 1_000),
      sourceIp,
      userAgent,
    });
    if (Object.keys(preferences).length > 0) {
      await transaction.update(users).set(preferences).where(eq(users.id, person.id));
    }
    await recordEverywhere(transaction, { event: "Console Login", person, outcome: "success" }, context);
  });
  return { userId: person.id, sessionId };
}

/**
 * Checks an email address and a password and starts a session. Throws `unauthenticated`, the same for an unknown
 * account, a wrong password and a deactivated account, and `too_many_requests` after too many failures
 * (`lib/auth/attempt-limits.ts`). Sign-ins and failures of accounts are recorded in each of the person's
 * organizations; of attempts that were refused for their number, one a minute. The page's language and zone
 * become the person's own, in which mails are written.
 */
export async function signIn(
  context: Context,
  credentials: Credentials,
  page: PagePreferences = {},
): Promise<SignedIn> {
  const startedAt = performance.now();
  const email = normalizeEmail(credentials.email);
  const attempt = await reserveAttempt(email, context.sourceIp).catch(async (error: unknown) => {
    if (error instanceof AppError && error.code === "too_many_requests") {
      await recordRefusal(context, email);
      await untilNextBeat(startedAt);
    }
    throw error;
  });
  const person = await findPerson(email);
  const password = credentials.password.slice(0, maxPasswordLength);
  const isRight = await verifyPassword(person?.passwordHash ?? null, password);
  const isAllowed = isRight && person?.deactivatedAt === null && password === credentials.password;
  if (person && isAllowed) return startSession(context, person, attempt, preferencesOf(person, page));
  await recordFailure(context, person);
  await untilNextBeat(startedAt);
  throw refused();
}
