import { defineRoute } from "@/lib/http/define-route";
import { testSendRoutes } from "../../../delivery-routes";

export const POST = defineRoute(testSendRoutes("organization").sendSubscription);
