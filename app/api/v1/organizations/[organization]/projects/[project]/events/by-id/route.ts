import { z } from "zod";
import { eventKeyParser } from "@/lib/events/event-key-query";
import { eventResponse } from "@/lib/events/event-responses";
import { getEvent } from "@/lib/events/server/get-event";
import { defineRoute } from "@/lib/http/define-route";

/** For ids that a path mangles: those with a slash, a lone dot, or a name that another route has. */
export const GET = defineRoute({
  principal: ["session", "apiKey"],
  params: z.object({ organization: z.string(), project: z.string() }),
  query: eventKeyParser(["id", "occurredAt"]),
  handler: async ({ context, params, query }) => {
    const scope = { kind: "project", ...params } as const;
    return eventResponse(await getEvent(context, { scope, id: query.id, occurredAt: query.occurredAt }));
  },
});
