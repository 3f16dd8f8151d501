import { z } from "zod";
import { eventListParser } from "@/lib/events/list-query";
import { countWithoutEach } from "@/lib/events/server/count-without-each";
import { defineRoute } from "@/lib/http/define-route";

export const GET = defineRoute({
  principal: ["session", "apiKey"],
  params: z.object({ organization: z.string(), project: z.string() }),
  query: eventListParser([]),
  handler: ({ context, params, query }) =>
    countWithoutEach(context, { scope: { kind: "project", ...params }, filters: query.filters }),
});
