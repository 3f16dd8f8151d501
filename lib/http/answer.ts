import { AppError } from "@/lib/shared/errors";
import { writeLog } from "@/lib/shared/log";
import { asUnavailable } from "./database-availability";
import { problemResponse } from "./problem";
import { apiContentSecurityPolicy, commonSecurityHeaders } from "./security-headers";

function logDefect(error: unknown, request: Request, requestId: string): void {
  writeLog("error", "A request failed.", {
    requestId,
    method: request.method,
    path: new URL(request.url).pathname,
    error,
  });
}

/** Turns whatever was thrown into problem details; what is no fault of the caller's gets its one log line here. */
export function answerError(error: unknown, request: Request, requestId: string): Response {
  const known = asUnavailable(error);
  if (!(known instanceof AppError) || known.code === "unavailable") logDefect(error, request, requestId);
  return problemResponse(known, requestId);
}

/** What every answer of `app/api` carries. `cache-control` is the route's own where it set one. */
export function withStandardHeaders(answer: Response, requestId: string): Response {
  // Some responses (a redirect, one that was fetched) come with headers that can't be changed.
  const response = new Response(answer.body, answer);
  for (const [name, value] of Object.entries(commonSecurityHeaders())) response.headers.set(name, value);
  response.headers.set("content-security-policy", apiContentSecurityPolicy);
  response.headers.set("x-request-id", requestId);
  if (!response.headers.has("cache-control")) response.headers.set("cache-control", "private, no-store");
  return response;
}
