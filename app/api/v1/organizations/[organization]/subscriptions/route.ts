import { z } from "zod";
import { defineRoute } from "@/lib/http/define-route";
import { subscriptionBody } from "@/lib/subscriptions/contract";
import { parseSubscriptionQuery } from "@/lib/subscriptions/filters";
import { createSubscription } from "@/lib/subscriptions/server/create-subscription";
import { listSubscriptions } from "@/lib/subscriptions/server/list-subscriptions";

const params = z.object({ organization: z.string() });

export const GET = defineRoute({
  principal: ["session", "apiKey"],
  params,
  query: (search: URLSearchParams) => parseSubscriptionQuery(search),
  handler: ({ context, params, query }) =>
    listSubscriptions(context, { ...query, scope: { kind: "organization", ...params } }),
});

export const POST = defineRoute({
  principal: ["session", "apiKey"],
  params,
  body: subscriptionBody,
  handler: async ({ context, params, body }) => {
    const created = await createSubscription(context, { scope: { kind: "organization", ...params }, body });
    return Response.json(created, { status: 201 });
  },
});
