import "server-only";
import type { AuthOptions, Session } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import type { Context } from "@/lib/access/context";
import { safeCallbackPath } from "@/lib/auth/callback-url";
import { isSecureSite, sessionDurationSeconds } from "@/lib/auth/session-cookie";
import { AppError } from "@/lib/shared/errors";
import { writeLog } from "@/lib/shared/log";
import { findSessionContext } from "./find-session-context";
import { signIn } from "./sign-in";
import { signOut } from "./sign-out";

/** What a sign-in hands to next-auth: the token carries the session's id and nothing of the person. */
interface SessionUser {
  id: string;
  sessionId: string;
}

const isSessionUser = (user: object): user is SessionUser =>
  "sessionId" in user && typeof user.sessionId === "string";

function credentialsProvider(context: Context, note: (error: unknown) => void) {
  return CredentialsProvider({
    id: "credentials",
    credentials: { email: { type: "email" }, password: { type: "password" } },
    async authorize(input): Promise<SessionUser | null> {
      const { email, password } = input ?? {};
      if (typeof email !== "string" || typeof password !== "string" || !email || !password) return null;
      try {
        const { userId, sessionId } = await signIn(context, { email, password });
        return { id: userId, sessionId };
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== "unauthenticated") note(error);
        return null;
      }
    },
  });
}

/** Tells scripts who is signed in; null fields once the session has ended, whatever the token says. */
async function describeSession(sessionId: unknown, session: Session): Promise<Session> {
  const found = typeof sessionId === "string" ? await findSessionContext(sessionId) : null;
  if (!found) return {} as Session;
  const { name, email } = found.principal;
  return { expires: session.expires, user: { name, email } };
}

/**
 * next-auth's options for one request. `context` says where the request comes from; `note` takes what next-auth
 * would swallow (too many attempts, a database that is away), for the route to answer as what it is.
 */
export function makeAuthOptions(context: Context, note: (error: unknown) => void): AuthOptions {
  return {
    providers: [credentialsProvider(context, note)],
    session: { strategy: "jwt", maxAge: sessionDurationSeconds },
    useSecureCookies: isSecureSite(),
    // A page of next-auth's own would break our policy; its form could not be sent.
    pages: { signIn: "/sign-in", signOut: "/", error: "/sign-in" },
    callbacks: {
      jwt: ({ token, user }) => ({ sid: user && isSessionUser(user) ? user.sessionId : token.sid }),
      session: ({ token, session }) =>
        // Thrown here, next-auth would take it for a bad token and delete the cookie.
        describeSession(token.sid, session).catch((error: unknown) => {
          note(error);
          return session;
        }),
      redirect: ({ url, baseUrl }) => `${baseUrl}${safeCallbackPath(url, baseUrl) ?? "/"}`,
    },
    events: {
      async signOut({ token }) {
        if (typeof token?.sid !== "string") return;
        await signOut(context, token.sid).catch(note);
      },
    },
    logger: {
      error: (code, metadata) =>
        writeLog("warn", "next-auth reports an error.", {
          code,
          error: metadata instanceof Error ? metadata : metadata.error,
        }),
      warn: (code) => writeLog("warn", "next-auth warns.", { code }),
      debug: () => undefined,
    },
  };
}
