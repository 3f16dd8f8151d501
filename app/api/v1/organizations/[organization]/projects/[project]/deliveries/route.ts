import { z } from "zod";
import { parseDeliveryQuery } from "@/lib/deliveries/filters";
import { listDeliveries } from "@/lib/deliveries/server/list-deliveries";
import { defineRoute } from "@/lib/http/define-route";

export const GET = defineRoute({
  principal: ["session", "apiKey"],
  params: z.object({ organization: z.string(), project: z.string() }),
  query: parseDeliveryQuery,
  handler: ({ context, params, query }) =>
    listDeliveries(context, { ...query, scope: { kind: "project", ...params } }),
});
