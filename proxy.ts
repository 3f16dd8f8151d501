import { type NextRequest, NextResponse } from "next/server";
import { signInUrl } from "@/lib/auth/callback-url";
import { pathHeader } from "@/lib/auth/path-header";
import { sessionCookieName } from "@/lib/auth/session-cookie";
import { pageContentSecurityPolicy } from "@/lib/http/content-security-policy";
import { commonSecurityHeaders } from "@/lib/http/security-headers";

const nonceBytes = 16;

const makeNonce = () => Buffer.from(crypto.getRandomValues(new Uint8Array(nonceBytes))).toString("base64");

const isPublic = (path: string) => path === "/sign-in";

function pathOf({ nextUrl }: NextRequest): string {
  const search = new URLSearchParams(nextUrl.search);
  // Next's own parameter for payloads that its router fetches; no part of the page's address.
  search.delete("_rsc");
  return search.size > 0 ? `${nextUrl.pathname}?${search}` : nextUrl.pathname;
}

/**
 * Stands before pages only. Sends those without a session cookie to sign-in, which spares them a page that would do
 * it anyway; it looks at no cookie's content and checks no permission. Gives each page its nonce and headers.
 */
export function proxy(request: NextRequest): NextResponse {
  const path = pathOf(request);
  const policy = pageContentSecurityPolicy(makeNonce(), process.env.NODE_ENV === "development");
  const headers = new Headers(request.headers);
  // Next reads the nonce for its own scripts from the policy in the request's headers.
  headers.set("content-security-policy", policy);
  headers.set(pathHeader, path);
  const isLet = isPublic(request.nextUrl.pathname) || request.cookies.has(sessionCookieName());
  const response = isLet
    ? NextResponse.next({ request: { headers } })
    : NextResponse.redirect(new URL(signInUrl(path), request.url));
  response.headers.set("content-security-policy", policy);
  for (const [name, value] of Object.entries(commonSecurityHeaders())) response.headers.set(name, value);
  return response;
}

// Next cuts bodies at 10 MB where this matches, so the API stays outside; so do files that hold no secrets.
export const config = { matcher: ["/((?!api/|_next/|icon\\.svg$|favicon\\.ico$).*)"] };
