import { z } from "zod";
import { eventListParser, requestedScope } from "@/lib/events/list-query";
import { findNearestEvents } from "@/lib/events/server/find-nearest-events";
import { defineRoute } from "@/lib/http/define-route";

export const GET = defineRoute({
  principal: ["session", "apiKey"],
  params: z.object({ organization: z.string() }),
  query: eventListParser(["scope"]),
  handler: ({ context, params, query }) =>
    findNearestEvents(context, {
      scope: requestedScope(params.organization, query.scope),
      filters: query.filters,
    }),
});
