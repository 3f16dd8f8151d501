import { z } from "zod";
import { eventListParser, requestedScope } from "@/lib/events/list-query";
import { countWithoutEach } from "@/lib/events/server/count-without-each";
import { defineRoute } from "@/lib/http/define-route";

export const GET = defineRoute({
  principal: ["session", "apiKey"],
  params: z.object({ organization: z.string() }),
  query: eventListParser(["scope"]),
  handler: ({ context, params, query }) =>
    countWithoutEach(context, {
      scope: requestedScope(params.organization, query.scope),
      filters: query.filters,
    }),
});
