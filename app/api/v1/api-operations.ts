import { callerOperations } from "@/lib/auth/operations";
import { catalogOperations } from "@/lib/catalog/operations";
import { deliveryOperations } from "@/lib/deliveries/operations";
import { eventOperations } from "@/lib/events/operations";
import { memberOperations } from "@/lib/members/operations";
import { savedViewOperations } from "@/lib/saved-views/operations";
import { subscriptionOperations } from "@/lib/subscriptions/operations";
import { userGroupOperations } from "@/lib/user-groups/operations";

/** Every operation of the public API: for the OpenAPI document, and for the page that renders it. */
export const apiOperations = [
  ...callerOperations,
  ...eventOperations,
  ...savedViewOperations,
  ...catalogOperations,
  ...memberOperations,
  ...userGroupOperations,
  ...deliveryOperations,
  ...subscriptionOperations,
];
