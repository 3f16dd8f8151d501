import { defineRoute } from "@/lib/http/define-route";
import { subscriptionRoutes } from "../../subscription-routes";

export const POST = defineRoute(subscriptionRoutes("organization").preview);
