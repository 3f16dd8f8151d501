import type { z } from "zod";
import type { Context } from "@/lib/access/context";
import { type PrincipalKind, resolvePrincipal } from "@/lib/auth/server/resolve-principal";
import { AppError } from "@/lib/shared/errors";
import { answerError, withStandardHeaders } from "./answer";
import { makeRateLimiter, type RateLimit } from "./rate-limit";
import { readJsonBody } from "./read-json-body";
import { type QueryOf, type QuerySource, readQuery } from "./read-query";
import { requestSource } from "./request-source";
import { checkSameOriginChange } from "./same-origin";

type OutputOf<Schema extends z.ZodType | undefined> = Schema extends z.ZodType
  ? z.output<Schema>
  : Record<string, never>;

export interface RouteInput<
  Params extends z.ZodType | undefined,
  Query extends QuerySource | undefined,
  Body extends z.ZodType | undefined,
> {
  context: Context;
  /** Asks again who this is and what they may reach, for an answer that takes long. Throws `unauthenticated`. */
  renew: () => Promise<Context>;
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

/** Types a definition that stands outside its route's file because several routes share it; each still makes its own door. */
export const shareDefinition = <
  Params extends z.ZodType | undefined = undefined,
  Query extends QuerySource | undefined = undefined,
  Body extends z.ZodType | undefined = undefined,
>(
  definition: RouteDefinition<Params, Query, Body>,
): RouteDefinition<Params, Query, Body> => definition;

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

/** A person counts by who they are, anyone else by where they come from. */
const callerOf = ({ principal, sourceIp }: Context) =>
  "id" in principal ? principal.id : (sourceIp ?? "unknown");

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
    const headers = new Headers(request.headers);
    const renew = () => resolvePrincipal({ headers, kinds, requestId, ...source });
    const context = await renew();
    if (context.principal.kind === "user") checkSameOriginChange(request);
    countRequest?.(callerOf(context));
    const result = await definition.handler({
      context,
      renew,
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
