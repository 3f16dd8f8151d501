import { z } from "zod";
import { defineRoute } from "@/lib/http/define-route";
import { previewBody } from "@/lib/subscriptions/contract";
import { previewSubscription } from "@/lib/subscriptions/server/preview-subscription";

export const POST = defineRoute({
  principal: ["session", "apiKey"],
  params: z.object({ organization: z.string() }),
  body: previewBody,
  handler: ({ context, params, body }) =>
    previewSubscription(context, { scope: { kind: "organization", ...params }, body }),
});
