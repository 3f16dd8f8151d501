import { z } from "zod";
import { eventListParser, requestedScope } from "@/lib/events/list-query";
import { listEvents } from "@/lib/events/server/list-events";
import { defineRoute } from "@/lib/http/define-route";

export const GET = defineRoute({
  principal: ["session", "apiKey"],
  params: z.object({ organization: z.string() }),
  query: eventListParser(["scope", "limit", "cursor"]),
  handler: ({ context, params, query }) =>
    listEvents(context, { ...query, scope: requestedScope(params.organization, query.scope) }),
});
