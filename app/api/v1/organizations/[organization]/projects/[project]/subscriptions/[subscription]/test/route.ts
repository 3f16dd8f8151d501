import { z } from "zod";
import { sendTestNotification } from "@/lib/deliveries/server/send-test-notification";
import { testLimit } from "@/lib/deliveries/test-limit";
import { defineRoute } from "@/lib/http/define-route";

export const POST = defineRoute({
  principal: "session",
  params: z.object({ organization: z.string(), project: z.string(), subscription: z.uuid() }),
  rateLimit: testLimit,
  handler: ({ context, params: { subscription, ...owner } }) =>
    sendTestNotification(context, { scope: { kind: "project", ...owner }, id: subscription }),
});
