import "server-only";
import { decode, encode } from "next-auth/jwt";
import { sessionDurationSeconds } from "@/lib/auth/session-cookie";

function secret(): string {
  const value = process.env.NEXTAUTH_SECRET;
  if (!value) throw new Error("NEXTAUTH_SECRET is not set.");
  return value;
}

/** The cookie's value: an encrypted token that carries the session's id and nothing of the person. */
export const sealSessionId = (sessionId: string): Promise<string> =>
  encode({ token: { sid: sessionId }, secret: secret(), maxAge: sessionDurationSeconds });

/** The session's id in a cookie's value, or null when it is not ours, was changed, or is too old. */
export async function openSessionId(token: string): Promise<string | null> {
  // decode throws on every kind of bad token, and none of them is worth more than "not signed in".
  const payload = await decode({ token, secret: secret() }).catch(() => null);
  return typeof payload?.sid === "string" ? payload.sid : null;
}
