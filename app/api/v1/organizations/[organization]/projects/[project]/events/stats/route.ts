import { z } from "zod";
import { getEventStats } from "@/lib/events/server/get-event-stats";
import { eventStatsParser } from "@/lib/events/stats-query";
import { defineRoute } from "@/lib/http/define-route";

export const GET = defineRoute({
  principal: ["session", "apiKey"],
  params: z.object({ organization: z.string(), project: z.string() }),
  query: eventStatsParser([]),
  handler: ({ context, params, query }) =>
    getEventStats(context, { ...query, scope: { kind: "project", ...params } }),
});
