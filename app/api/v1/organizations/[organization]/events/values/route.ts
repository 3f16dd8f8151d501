import { z } from "zod";
import { eventValuesParser } from "@/lib/events/event-values";
import { requestedScope } from "@/lib/events/list-query";
import { listEventValues } from "@/lib/events/server/list-event-values";
import { defineRoute } from "@/lib/http/define-route";

export const GET = defineRoute({
  principal: ["session", "apiKey"],
  params: z.object({ organization: z.string() }),
  query: eventValuesParser(["scope"]),
  handler: ({ context, params, query }) =>
    listEventValues(context, { ...query, scope: requestedScope(params.organization, query.scope) }),
});
