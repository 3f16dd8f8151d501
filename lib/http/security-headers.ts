import { isSecureSite } from "@/lib/auth/session-cookie";

/** One year, in seconds; browsers ignore it on plain http, so it is sent only where the site is https. */
const hstsMaxAgeSeconds = 31_536_000;

/** What every answer carries, page or API. */
export function commonSecurityHeaders(): Readonly<Record<string, string>> {
  return {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "strict-origin-when-cross-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    ...(isSecureSite()
      ? { "strict-transport-security": `max-age=${hstsMaxAgeSeconds}; includeSubDomains` }
      : {}),
  };
}

/** An API answer is data: nothing in it may run, load or be framed, even when it is opened as a page. */
export const apiContentSecurityPolicy =
  "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/**
 * HTML that no page of ours made, such as Next's answer to an address under `/_next` where nothing is. Its scripts
 * have no nonce, so none runs; it is readable without.
 */
export const scriptlessContentSecurityPolicy =
  "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
