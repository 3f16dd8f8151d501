import { z } from "zod";
import { eventValuesParser } from "@/lib/events/event-values";
import { listEventValues } from "@/lib/events/server/list-event-values";
import { defineRoute } from "@/lib/http/define-route";

export const GET = defineRoute({
  principal: ["session", "apiKey"],
  params: z.object({ organization: z.string(), project: z.string() }),
  query: eventValuesParser([]),
  handler: ({ context, params, query }) =>
    listEventValues(context, { ...query, scope: { kind: "project", ...params } }),
});
