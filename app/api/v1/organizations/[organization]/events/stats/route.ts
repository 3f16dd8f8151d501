import { z } from "zod";
import { requestedScope } from "@/lib/events/list-query";
import { getEventStats } from "@/lib/events/server/get-event-stats";
import { eventStatsParser } from "@/lib/events/stats-query";
import { defineRoute } from "@/lib/http/define-route";

export const GET = defineRoute({
  principal: ["session", "apiKey"],
  params: z.object({ organization: z.string() }),
  query: eventStatsParser(["scope"]),
  handler: ({ context, params, query }) =>
    getEventStats(context, { ...query, scope: requestedScope(params.organization, query.scope) }),
});
