import { z } from "zod";
import type { OwningScope } from "@/lib/access/scope";
import { shareDefinition } from "@/lib/http/define-route";
import { scopeParams } from "@/lib/http/scope-params";
import { previewBody, subscriptionBody, subscriptionPatch } from "@/lib/subscriptions/contract";
import { parseSubscriptionQuery } from "@/lib/subscriptions/filters";
import { createSubscription } from "@/lib/subscriptions/server/create-subscription";
import { deleteSubscription } from "@/lib/subscriptions/server/delete-subscription";
import { getSubscription } from "@/lib/subscriptions/server/get-subscription";
import { listSubscriptions } from "@/lib/subscriptions/server/list-subscriptions";
import { previewSubscription } from "@/lib/subscriptions/server/preview-subscription";
import { updateSubscription } from "@/lib/subscriptions/server/update-subscription";

const principal = ["session", "apiKey"] as const;

/** The subscriptions of a project, or of the organization itself. */
export function subscriptionRoutes(owner: OwningScope["kind"]) {
  const params = scopeParams[owner];
  return {
    list: shareDefinition({
      principal,
      params,
      query: (search: URLSearchParams) => parseSubscriptionQuery(search),
      handler: ({ context, params: { scope }, query }) => listSubscriptions(context, { ...query, scope }),
    }),
    create: shareDefinition({
      principal,
      params,
      body: subscriptionBody,
      handler: async ({ context, params: { scope }, body }) => {
        const created = await createSubscription(context, { scope, body });
        return Response.json(created, { status: 201 });
      },
    }),
    preview: shareDefinition({
      principal,
      params,
      body: previewBody,
      handler: ({ context, params: { scope }, body }) => previewSubscription(context, { scope, body }),
    }),
  };
}

/** One of these subscriptions. */
export function singleSubscriptionRoutes(owner: OwningScope["kind"]) {
  const params = z.intersection(scopeParams[owner], z.object({ subscription: z.uuid() }));
  return {
    get: shareDefinition({
      principal,
      params,
      handler: ({ context, params: { scope, subscription } }) =>
        getSubscription(context, { scope, id: subscription }),
    }),
    update: shareDefinition({
      principal,
      params,
      body: subscriptionPatch,
      handler: ({ context, params: { scope, subscription }, body }) =>
        updateSubscription(context, { scope, id: subscription, patch: body }),
    }),
    remove: shareDefinition({
      principal,
      params,
      handler: async ({ context, params: { scope, subscription } }) => {
        await deleteSubscription(context, { scope, id: subscription });
        return undefined;
      },
    }),
  };
}
