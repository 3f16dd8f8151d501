import { z } from "zod";
import { eventExportParser } from "@/lib/events/export-query";
import { exportResponse } from "@/lib/events/export-response";
import { requestedScope } from "@/lib/events/list-query";
import { exportEvents } from "@/lib/events/server/export-events";
import { defineRoute } from "@/lib/http/define-route";

export const GET = defineRoute({
  principal: ["session", "apiKey"],
  params: z.object({ organization: z.string() }),
  query: eventExportParser(["scope"]),
  handler: async ({ context, renew, params, query, request }) => {
    const scope = requestedScope(params.organization, query.scope);
    return exportResponse(exportEvents(context, { ...query, scope, renew }), request.method);
  },
});
