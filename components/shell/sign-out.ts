import { forgetAllTexts } from "@/components/ui/kept-texts";
import { sendJson } from "@/lib/http/api-client";
import { signInPath } from "@/lib/navigation/paths";

/** Ends this session through next-auth's own route, which wants a form with its CSRF token. */
async function endThisSession(): Promise<void> {
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
}

/**
 * Ends this session, or every session of the person, and leaves for the sign-in page by a full load, so that
 * nothing of the person's data stays in memory. What the browser kept of the person's searches goes too.
 */
export async function signOut(where: "here" | "everywhere"): Promise<void> {
  if (where === "here") await endThisSession();
  else await sendJson("/api/v1/me/sign-out-everywhere", "POST");
  forgetAllTexts();
  window.location.assign(signInPath());
}
