import { eventExportParser } from "@/lib/events/export-query";
import { exportResponse } from "@/lib/events/export-response";
import { exportEvents } from "@/lib/events/server/export-events";
import { defineRoute } from "@/lib/http/define-route";
import { scopeParams } from "@/lib/http/scope-params";

export const GET = defineRoute({
  principal: ["session", "apiKey"],
  params: scopeParams.project,
  query: eventExportParser([]),
  handler: async ({ context, renew, params: { scope }, query, request }) =>
    exportResponse(exportEvents(context, { ...query, scope, renew }), request.method),
});
