import { z } from "zod";
import { eventKeyParser } from "@/lib/events/event-key-query";
import { eventResponse } from "@/lib/events/event-responses";
import { getEvent } from "@/lib/events/server/get-event";
import { defineRoute } from "@/lib/http/define-route";

export const GET = defineRoute({
  principal: ["session", "apiKey"],
  params: z.object({ organization: z.string(), event: z.string() }),
  query: eventKeyParser(["occurredAt"]),
  handler: async ({ context, params, query }) => {
    const scope = { kind: "all", organization: params.organization } as const;
    return eventResponse(await getEvent(context, { scope, id: params.event, occurredAt: query.occurredAt }));
  },
});
