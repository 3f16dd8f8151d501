import { defineRoute } from "@/lib/http/define-route";
import { deliveryRoutes } from "../../../../../delivery-routes";

export const GET = defineRoute(deliveryRoutes("project").listOfSubscription);
