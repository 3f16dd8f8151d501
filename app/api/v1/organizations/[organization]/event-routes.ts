import { z } from "zod";
import type { Context } from "@/lib/access/context";
import { type EventKeyQuery, eventKeyParser } from "@/lib/events/event-key-query";
import { eventResponse, logResponse } from "@/lib/events/event-responses";
import { type GetEventInput, getEvent } from "@/lib/events/server/get-event";
import { getEventLog } from "@/lib/events/server/get-event-log";
import { shareDefinition } from "@/lib/http/define-route";
import { scopeParams } from "@/lib/http/scope-params";

const principal = ["session", "apiKey"] as const;

async function answerEvent(context: Context, input: GetEventInput): Promise<Response> {
  return eventResponse(await getEvent(context, input));
}

async function answerLog(
  context: Context,
  input: GetEventInput,
  { isDownload }: EventKeyQuery,
  request: Request,
): Promise<Response> {
  const log = await getEventLog(context, input);
  const ifNoneMatch = request.headers.get("if-none-match");
  return logResponse(log, { id: input.id, isDownload, ifNoneMatch });
}

/** One event, of a project's or of all that the caller may read in an organization: by its id in the path or the query. */
export function singleEventRoutes(kind: "project" | "all") {
  const params = scopeParams[kind];
  const named = z.intersection(params, z.object({ event: z.string() }));
  return {
    get: shareDefinition({
      principal,
      params: named,
      query: eventKeyParser(["occurredAt"]),
      handler: ({ context, params: { scope, event: id }, query: { occurredAt } }) =>
        answerEvent(context, { scope, id, occurredAt }),
    }),
    getLog: shareDefinition({
      principal,
      params: named,
      query: eventKeyParser(["occurredAt", "download"]),
      handler: ({ context, params: { scope, event: id }, query, request }) =>
        answerLog(context, { scope, id, occurredAt: query.occurredAt }, query, request),
    }),
    getById: shareDefinition({
      principal,
      params,
      query: eventKeyParser(["id", "occurredAt"]),
      handler: ({ context, params: { scope }, query: { id, occurredAt } }) =>
        answerEvent(context, { scope, id, occurredAt }),
    }),
    getLogById: shareDefinition({
      principal,
      params,
      query: eventKeyParser(["id", "occurredAt", "download"]),
      handler: ({ context, params: { scope }, query, request }) =>
        answerLog(context, { scope, id: query.id, occurredAt: query.occurredAt }, query, request),
    }),
  };
}
