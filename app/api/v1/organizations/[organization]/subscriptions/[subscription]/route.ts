import { defineRoute } from "@/lib/http/define-route";
import { singleSubscriptionRoutes } from "../../subscription-routes";

const { get, update, remove } = singleSubscriptionRoutes("organization");

export const GET = defineRoute(get);
export const PATCH = defineRoute(update);
export const DELETE = defineRoute(remove);
