import { defineRoute } from "@/lib/http/define-route";
import { subscriptionRoutes } from "../../../subscription-routes";

const { list, create } = subscriptionRoutes("project");

export const GET = defineRoute(list);
export const POST = defineRoute(create);
