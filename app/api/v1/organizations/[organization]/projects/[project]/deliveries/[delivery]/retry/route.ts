import { z } from "zod";
import { retryDelivery } from "@/lib/deliveries/server/retry-delivery";
import { defineRoute } from "@/lib/http/define-route";

export const POST = defineRoute({
  principal: ["session", "apiKey"],
  params: z.object({ organization: z.string(), project: z.string(), delivery: z.uuid() }),
  handler: ({ context, params: { delivery, ...owner } }) =>
    retryDelivery(context, { scope: { kind: "project", ...owner }, id: delivery }),
});
