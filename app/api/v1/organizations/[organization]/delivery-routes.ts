import { z } from "zod";
import type { OwningScope } from "@/lib/access/scope";
import { parseDeliveryQuery, parseSubscriptionDeliveryQuery } from "@/lib/deliveries/filters";
import { listDeliveries } from "@/lib/deliveries/server/list-deliveries";
import { listSubscriptionDeliveries } from "@/lib/deliveries/server/list-subscription-deliveries";
import { retryDelivery } from "@/lib/deliveries/server/retry-delivery";
import { sendDraftTest } from "@/lib/deliveries/server/send-draft-test";
import { sendTestNotification } from "@/lib/deliveries/server/send-test-notification";
import { testLimit } from "@/lib/deliveries/test-limit";
import { shareDefinition } from "@/lib/http/define-route";
import { scopeParams } from "@/lib/http/scope-params";
import { draftTestBody } from "@/lib/subscriptions/contract";

const principal = ["session", "apiKey"] as const;

/** What was sent in a project, or in the organization itself. */
export function deliveryRoutes(owner: OwningScope["kind"]) {
  const params = scopeParams[owner];
  const single = z.intersection(params, z.object({ delivery: z.uuid() }));
  const ofSubscription = z.intersection(params, z.object({ subscription: z.uuid() }));
  return {
    list: shareDefinition({
      principal,
      params,
      query: parseDeliveryQuery,
      handler: ({ context, params: { scope }, query }) => listDeliveries(context, { ...query, scope }),
    }),
    listOfSubscription: shareDefinition({
      principal,
      params: ofSubscription,
      query: parseSubscriptionDeliveryQuery,
      handler: ({ context, params: { scope, subscription }, query }) =>
        listSubscriptionDeliveries(context, { ...query, scope, id: subscription }),
    }),
    retry: shareDefinition({
      principal,
      params: single,
      handler: ({ context, params: { scope, delivery } }) => retryDelivery(context, { scope, id: delivery }),
    }),
  };
}

/** Messages that a person has sent to themselves, to see what a subscription would send. */
export function testSendRoutes(owner: OwningScope["kind"]) {
  const params = scopeParams[owner];
  return {
    sendDraft: shareDefinition({
      principal: "session",
      params,
      rateLimit: testLimit,
      body: draftTestBody,
      handler: ({ context, params: { scope }, body }) => sendDraftTest(context, { scope, body }),
    }),
    sendSubscription: shareDefinition({
      principal: "session",
      params: z.intersection(params, z.object({ subscription: z.uuid() })),
      rateLimit: testLimit,
      handler: ({ context, params: { scope, subscription } }) =>
        sendTestNotification(context, { scope, id: subscription }),
    }),
  };
}
