/** Any origin will do: it only shows whether a reference stays on the origin it was resolved against. */
const anyOrigin = "http://cairn.invalid";

/**
 * Where to go after signing in: the path of a reference of our own site, or null. Browsers read `//host`, `/\host`,
 * a backslash or a tab inside as another host, so the reference is resolved as they do and only its path is kept.
 */
export function safeCallbackPath(reference: string | null | undefined, ownOrigin?: string): string | null {
  if (!reference || !URL.canParse(reference, anyOrigin)) return null;
  const url = new URL(reference, anyOrigin);
  if (url.origin !== anyOrigin && url.origin !== ownOrigin) return null;
  const path = `${url.pathname}${url.search}${url.hash}`;
  // `/..//host` resolves to the path `//host`, which would leave the site when it is used as a reference again.
  return path.startsWith("//") || url.pathname.startsWith("/sign-in") ? null : path;
}

export const signInUrl = (callbackPath: string | null) =>
  callbackPath === null || callbackPath === "/"
    ? "/sign-in"
    : `/sign-in?callbackUrl=${encodeURIComponent(callbackPath)}`;
