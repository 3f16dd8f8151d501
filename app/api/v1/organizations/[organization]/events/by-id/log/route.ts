import { z } from "zod";
import { eventKeyParser } from "@/lib/events/event-key-query";
import { logResponse } from "@/lib/events/event-responses";
import { getEventLog } from "@/lib/events/server/get-event-log";
import { defineRoute } from "@/lib/http/define-route";

export const GET = defineRoute({
  principal: ["session", "apiKey"],
  params: z.object({ organization: z.string() }),
  query: eventKeyParser(["id", "occurredAt", "download"]),
  handler: async ({ context, params, query, request }) => {
    const key = { id: query.id, occurredAt: query.occurredAt };
    const log = await getEventLog(context, {
      scope: { kind: "all", organization: params.organization },
      ...key,
    });
    const ifNoneMatch = request.headers.get("if-none-match");
    return logResponse(log, { id: key.id, isDownload: query.isDownload, ifNoneMatch });
  },
});
