import { defineRoute } from "@/lib/http/define-route";
import { deliveryRoutes } from "../../../delivery-routes";

export const POST = defineRoute(deliveryRoutes("organization").retry);
