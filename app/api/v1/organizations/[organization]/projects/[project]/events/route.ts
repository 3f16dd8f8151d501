import { z } from "zod";
import { eventListParser } from "@/lib/events/list-query";
import { listEvents } from "@/lib/events/server/list-events";
import { defineRoute } from "@/lib/http/define-route";

export const GET = defineRoute({
  principal: ["session", "apiKey"],
  params: z.object({ organization: z.string(), project: z.string() }),
  query: eventListParser(["limit", "cursor"]),
  handler: ({ context, params, query }) =>
    listEvents(context, { ...query, scope: { kind: "project", ...params } }),
});
