/** How long a session lasts after signing in, whatever happens in it. */
const sessionDurationHours = 12;
export const sessionDurationSeconds = sessionDurationHours * 3_600;

/** Whether people reach this server by https; decides over `Secure` cookies and HSTS. */
export const isSecureSite = () => process.env.NEXTAUTH_URL?.startsWith("https://") ?? false;

/** next-auth's own names, so that its routes and ours share one cookie; `__Secure-` is a browser's guarantee of https. */
export const sessionCookieName = () =>
  isSecureSite() ? "__Secure-next-auth.session-token" : "next-auth.session-token";

export const sessionCookieOptions = () =>
  ({ httpOnly: true, sameSite: "lax", path: "/", secure: isSecureSite() }) as const;

/** The session cookie's value in a `Cookie` header. */
export function sessionTokenOf(cookieHeader: string | null): string | null {
  const prefix = `${sessionCookieName()}=`;
  const pair = cookieHeader?.split(/;\s*/).find((item) => item.startsWith(prefix));
  return pair ? pair.slice(prefix.length) : null;
}
