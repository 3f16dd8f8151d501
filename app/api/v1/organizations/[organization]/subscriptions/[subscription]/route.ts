import { z } from "zod";
import { defineRoute } from "@/lib/http/define-route";
import { subscriptionPatch } from "@/lib/subscriptions/contract";
import { deleteSubscription } from "@/lib/subscriptions/server/delete-subscription";
import { getSubscription } from "@/lib/subscriptions/server/get-subscription";
import { updateSubscription } from "@/lib/subscriptions/server/update-subscription";

const principal = ["session", "apiKey"] as const;
const params = z
  .object({ organization: z.string(), subscription: z.uuid() })
  .transform(({ subscription, ...params }) => ({
    id: subscription,
    scope: { kind: "organization" as const, ...params },
  }));

export const GET = defineRoute({
  principal,
  params,
  handler: ({ context, params }) => getSubscription(context, params),
});

export const PATCH = defineRoute({
  principal,
  params,
  body: subscriptionPatch,
  handler: ({ context, params, body }) => updateSubscription(context, { ...params, patch: body }),
});

export const DELETE = defineRoute({
  principal,
  params,
  handler: async ({ context, params }) => {
    await deleteSubscription(context, params);
    return undefined;
  },
});
