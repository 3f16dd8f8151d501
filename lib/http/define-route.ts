import type { z } from "zod";
import type { Context } from "@/lib/access/context";
import { type PrincipalKind, resolvePrincipal } from "@/lib/auth/server/resolve-principal";
import { AppError } from "@/lib/shared/errors";
import { writeLog } from "@/lib/shared/log";
import { asUnavailable } from "./database-availability";
import { problemResponse } from "./problem";
import { makeRateLimiter, type RateLimit } from "./rate-limit";
import { readJsonBody } from "./read-json-body";
import { type QueryOf, type QuerySource, readQuery } from "./read-query";
import { requestSource } from "./request-source";
import { checkSameOriginChange } from "./same-origin";
import { apiContentSecurityPolicy, commonSecurityHeaders } from "./security-headers";

type OutputOf<Schema extends z.ZodType | undefined> = Schema extends z.ZodType
  ? z.output<Schema>
  : Record<string, never>;

export interface RouteInput<
  Params extends z.ZodType | undefined,
  Query extends QuerySource | undefined,
  Body extends z.ZodType | undefined,
> {
  context: Context;
  params: OutputOf<Params>;
  query: QueryOf<Query>;
  body: OutputOf<Body>;
  /** Unread when the route defines no `body`. */
  request: Request;
}

export interface RouteDefinition<
  Params extends z.ZodType | undefined,
  Query extends QuerySource | undefined,
  Body extends z.ZodType | undefined,
> {
  /** Who may come to this door; what they may do behind it, the verb decides. */
  principal: PrincipalKind | readonly PrincipalKind[];
  /** A fault here answers 404: a path that can't exist. */
  params?: Params;
  query?: Query;
  body?: Body;
  rateLimit?: RateLimit;
  /** A plain value is answered as JSON with status 200; `undefined` as 204. */
  handler: (input: RouteInput<Params, Query, Body>) => Promise<Response | object | undefined>;
}

/** What Next passes beside the request; `params` holds the path's segments. */
interface Segment {
  params: Promise<Record<string, string | string[] | undefined>>;
}

export type Route = (request: Request, segment: Segment) => Promise<Response>;

function readParams<Params extends z.ZodType | undefined>(
  schema: Params,
  raw: Record<string, string | string[] | undefined>,
): OutputOf<Params> {
  if (schema === undefined) return {} as OutputOf<Params>;
  const hasNul = Object.values(raw).some((value) => String(value).includes("\u0000"));
  const result = schema.safeParse(raw);
  if (hasNul || !result.success) throw new AppError("not_found", "There is nothing at this address.");
  return result.data as OutputOf<Params>;
}

function toResponse(result: Response | object | undefined): Response {
  if (result instanceof Response) return result;
  return result === undefined ? new Response(null, { status: 204 }) : Response.json(result);
}

function withStandardHeaders(answer: Response, requestId: string): Response {
  // Some responses (a redirect, one that was fetched) come with headers that can't be changed.
  const response = new Response(answer.body, answer);
  for (const [name, value] of Object.entries(commonSecurityHeaders())) response.headers.set(name, value);
  response.headers.set("content-security-policy", apiContentSecurityPolicy);
  response.headers.set("x-request-id", requestId);
  if (!response.headers.has("cache-control")) response.headers.set("cache-control", "private, no-store");
  return response;
}

/** A person counts by who they are, anyone else by where they come from. */
const callerOf = ({ principal, sourceIp }: Context) =>
  "id" in principal ? principal.id : (sourceIp ?? "unknown");

function logDefect(error: unknown, request: Request, requestId: string): void {
  writeLog("error", "request failed", {
    requestId,
    method: request.method,
    path: new URL(request.url).pathname,
    error,
  });
}

function answerError(error: unknown, request: Request, requestId: string): Response {
  const known = asUnavailable(error);
  if (!(known instanceof AppError) || known.code === "unavailable") logDefect(error, request, requestId);
  return problemResponse(known, requestId);
}

/**
 * Makes a route handler of `app/api`. The door says who (401), guards changes made with a cookie (403, 415),
 * reads path (404), query (400) and body (400, 413, 415, 422) against their contracts, and turns every error
 * into problem details. The verb behind it authorizes.
 */
export function defineRoute<
  Params extends z.ZodType | undefined = undefined,
  Query extends QuerySource | undefined = undefined,
  Body extends z.ZodType | undefined = undefined,
>(definition: RouteDefinition<Params, Query, Body>): Route {
  const kinds = [definition.principal].flat() as PrincipalKind[];
  const countRequest = definition.rateLimit ? makeRateLimiter(definition.rateLimit) : null;

  async function answer(request: Request, segment: Segment, requestId: string): Promise<Response> {
    const source = requestSource(request.headers);
    const context = await resolvePrincipal({ headers: request.headers, kinds, requestId, ...source });
    if (context.principal.kind === "user") checkSameOriginChange(request);
    countRequest?.(callerOf(context));
    const result = await definition.handler({
      context,
      params: readParams(definition.params as Params, await segment.params),
      query: readQuery(request.url, definition.query as Query),
      body: (definition.body ? await readJsonBody(request, definition.body) : {}) as OutputOf<Body>,
      request,
    });
    return toResponse(result);
  }

  return async (request, segment) => {
    const requestId = crypto.randomUUID();
    const response = await answer(request, segment, requestId).catch((error: unknown) =>
      answerError(error, request, requestId),
    );
    return withStandardHeaders(response, requestId);
  };
}
