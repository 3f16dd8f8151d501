import { defineRoute } from "@/lib/http/define-route";
import { singleEventRoutes } from "../../../../../event-routes";

export const GET = defineRoute(singleEventRoutes("project").getLog);
