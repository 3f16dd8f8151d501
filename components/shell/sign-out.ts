import { signInPath } from "@/lib/navigation/paths";

/**
 * Ends the session through next-auth's own route (form-encoded, with its CSRF token) and leaves for the sign-in
 * page by a full load, so that nothing of the person's data stays in memory.
 */
export async function signOut(): Promise<void> {
  const token = await fetch("/api/auth/csrf", { credentials: "same-origin" });
  if (!token.ok) throw new Error(`The sign-out token could not be read (${token.status}).`);
  const { csrfToken } = (await token.json()) as { csrfToken: string };
  const answer = await fetch("/api/auth/signout", {
    method: "POST",
    credentials: "same-origin",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ csrfToken, json: "true", callbackUrl: signInPath() }),
  });
  if (!answer.ok) throw new Error(`Signing out failed (${answer.status}).`);
  window.location.assign(signInPath());
}
