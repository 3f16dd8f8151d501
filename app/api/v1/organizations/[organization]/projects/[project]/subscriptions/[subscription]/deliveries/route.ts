import { z } from "zod";
import { parseSubscriptionDeliveryQuery } from "@/lib/deliveries/filters";
import { listSubscriptionDeliveries } from "@/lib/deliveries/server/list-subscription-deliveries";
import { defineRoute } from "@/lib/http/define-route";

export const GET = defineRoute({
  principal: ["session", "apiKey"],
  params: z.object({ organization: z.string(), project: z.string(), subscription: z.uuid() }),
  query: parseSubscriptionDeliveryQuery,
  handler: ({ context, params: { subscription, ...owner }, query }) =>
    listSubscriptionDeliveries(context, { ...query, scope: { kind: "project", ...owner }, id: subscription }),
});
