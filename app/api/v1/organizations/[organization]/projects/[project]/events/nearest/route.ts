import { z } from "zod";
import { eventListParser } from "@/lib/events/list-query";
import { findNearestEvents } from "@/lib/events/server/find-nearest-events";
import { defineRoute } from "@/lib/http/define-route";

export const GET = defineRoute({
  principal: ["session", "apiKey"],
  params: z.object({ organization: z.string(), project: z.string() }),
  query: eventListParser([]),
  handler: ({ context, params, query }) =>
    findNearestEvents(context, { scope: { kind: "project", ...params }, filters: query.filters }),
});
