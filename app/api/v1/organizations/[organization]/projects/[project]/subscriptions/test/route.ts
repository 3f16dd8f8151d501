import { z } from "zod";
import { sendDraftTest } from "@/lib/deliveries/server/send-draft-test";
import { testLimit } from "@/lib/deliveries/test-limit";
import { defineRoute } from "@/lib/http/define-route";
import { draftTestBody } from "@/lib/subscriptions/contract";

export const POST = defineRoute({
  principal: "session",
  params: z.object({ organization: z.string(), project: z.string() }),
  rateLimit: testLimit,
  body: draftTestBody,
  handler: ({ context, params, body }) =>
    sendDraftTest(context, { scope: { kind: "project", ...params }, body }),
});
