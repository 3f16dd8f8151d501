import { z } from "zod";
import { defineRoute } from "@/lib/http/define-route";
import { eventSourceParameters } from "@/lib/subscriptions/read-parameters";
import { listEventSources } from "@/lib/subscriptions/server/list-event-sources";

export const GET = defineRoute({
  principal: ["session", "apiKey"],
  params: z.object({ organization: z.string() }),
  query: eventSourceParameters,
  handler: ({ context, params, query: { provider, service, resourceType, ...page } }) =>
    listEventSources(context, {
      ...page,
      scope: { kind: "organization", ...params },
      type: { provider, service, resourceType },
    }),
});
