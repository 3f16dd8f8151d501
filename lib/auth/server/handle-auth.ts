import "server-only";
import { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { safeCallbackPath } from "@/lib/auth/callback-url";
import { answerError, withStandardHeaders } from "@/lib/http/answer";
import { readBoundedBody } from "@/lib/http/read-bounded-body";
import { AppError } from "@/lib/shared/errors";
import { anonymousContext } from "./anonymous-context";
import { makeAuthOptions } from "./auth-options";

interface Segment {
  params: Promise<{ nextauth: string[] }>;
}

/** next-auth reads bodies without a bound; a sign-in needs few bytes. */
const maxBodyBytes = 65_536;

/** `_log` would let anybody write into our log. */
const actions = new Set(["csrf", "providers", "session", "signin", "signout", "callback", "error"]);

const isJson = (request: Request) =>
  request.headers.get("content-type")?.includes("application/json") ?? false;

/** next-auth answers a reference that it can't read with "server configuration"; no reference does as well. */
function withSafeCallback({ url }: NextRequest): URL {
  const safe = new URL(url);
  const reference = safe.searchParams.get("callbackUrl");
  if (reference !== null && safeCallbackPath(reference, safe.origin) === null)
    safe.searchParams.delete("callbackUrl");
  return safe;
}

async function boundedRequest(request: NextRequest): Promise<NextRequest> {
  const url = withSafeCallback(request);
  if (request.method !== "POST") return new NextRequest(url, request);
  const body = await readBoundedBody(request, maxBodyBytes);
  if (isJson(request)) {
    try {
      JSON.parse(body.toString("utf8"));
    } catch (cause) {
      throw new AppError("malformed", "The body is not JSON.", { cause });
    }
  }
  const { method, headers } = request;
  return new NextRequest(url, { method, headers, body: new Uint8Array(body) });
}

async function answer(request: NextRequest, segment: Segment, requestId: string): Promise<Response> {
  const { nextauth } = await segment.params;
  if (!actions.has(nextauth[0] ?? "")) throw new AppError("not_found", "There is nothing at this address.");
  const noted: unknown[] = [];
  const context = anonymousContext(request.headers, requestId);
  const options = makeAuthOptions(context, (error) => noted.push(error));
  const response: Response = await NextAuth(await boundedRequest(request), segment, options);
  // next-auth knows two ends of a sign-in only; too many attempts and an absent database are neither.
  if (noted.length > 0) throw noted[0];
  return response;
}

/** next-auth's routes, each request with its own source, and with our errors, headers and bounds around them. */
export async function handleAuth(request: NextRequest, segment: Segment): Promise<Response> {
  const requestId = crypto.randomUUID();
  const response = await answer(request, segment, requestId).catch((error: unknown) =>
    answerError(error, request, requestId),
  );
  return withStandardHeaders(response, requestId);
}
