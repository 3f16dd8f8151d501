import { decode, encode } from "next-auth/jwt";

/** How long a session lasts after signing in, whatever happens in it. */
export const sessionDurationHours = 12;
export const sessionDurationSeconds = sessionDurationHours * 3_600;

export const isSecureSite = () => process.env.NEXTAUTH_URL?.startsWith("https://") ?? false;

/** next-auth's own names, so that its routes and ours share one cookie; `__Secure-` is a browser's guarantee of https. */
export const sessionCookieName = () =>
  isSecureSite() ? "__Secure-next-auth.session-token" : "next-auth.session-token";

export const sessionCookieOptions = () =>
  ({ httpOnly: true, sameSite: "lax", path: "/", secure: isSecureSite() }) as const;

function secret(): string {
  const value = process.env.NEXTAUTH_SECRET;
  if (!value) throw new Error("NEXTAUTH_SECRET is not set.");
  return value;
}

/** The cookie's value: an encrypted token that carries the session's id and nothing else of the person. */
export const sealSessionId = (sessionId: string): Promise<string> =>
  encode({ token: { sid: sessionId }, secret: secret(), maxAge: sessionDurationSeconds });

/** The session's id in a cookie's value, or null when it is not ours, was changed, or is too old. */
export async function openSessionId(token: string): Promise<string | null> {
  // decode throws on every kind of bad token, and none of them is worth more than "not signed in".
  const payload = await decode({ token, secret: secret() }).catch(() => null);
  return typeof payload?.sid === "string" ? payload.sid : null;
}

/** The session cookie's value in a `Cookie` header. */
export function sessionTokenOf(cookieHeader: string | null): string | null {
  const prefix = `${sessionCookieName()}=`;
  const pair = cookieHeader?.split(/;\s*/).find((item) => item.startsWith(prefix));
  return pair ? pair.slice(prefix.length) : null;
}
