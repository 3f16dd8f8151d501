import { AppError } from "@/lib/shared/errors";

const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);

/** The origins that this server is reached by: the configured one, and the one that the request names as its host. */
function ownOrigins(headers: Headers): readonly string[] {
  const configured = process.env.NEXTAUTH_URL ? new URL(process.env.NEXTAUTH_URL) : null;
  const host = headers.get("host");
  const origins = configured ? [configured.origin] : [];
  if (host) origins.push(`${configured?.protocol ?? "http:"}//${host}`);
  return origins;
}

function isSameOrigin(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  // A browser writes this header itself and no page can change it; where it speaks, it decides.
  if (site !== null) return site === "same-origin";
  const origin = headers.get("origin");
  return origin !== null && ownOrigins(headers).includes(origin.toLowerCase());
}

const isJson = (contentType: string | null) =>
  /^application\/(?:[\w.+-]+\+)?json$/i.test((contentType ?? "").split(";", 1)[0]?.trim() ?? "");

/**
 * Guards a change that a cookie vouches for: a browser attaches cookies to requests that other sites start, so
 * the request must come from our own origin and be JSON, which a form of another site can't send.
 * Throws `forbidden` or `unsupported_media_type`.
 */
export function checkSameOriginChange(request: Request): void {
  if (safeMethods.has(request.method)) return;
  if (!isSameOrigin(request.headers)) {
    throw new AppError(
      "forbidden",
      "A change made with a session must come from this site: send Sec-Fetch-Site: same-origin or this server's Origin.",
    );
  }
  const contentType = request.headers.get("content-type");
  // No form sends DELETE, and without a body there is nothing to say the type of.
  if (request.method === "DELETE" && contentType === null) return;
  if (!isJson(contentType)) {
    throw new AppError(
      "unsupported_media_type",
      "A change made with a session must have Content-Type: application/json.",
    );
  }
}
