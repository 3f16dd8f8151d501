import { defineRoute } from "@/lib/http/define-route";
import { singleEventRoutes } from "../../event-routes";

/** For ids that a path mangles: those with a slash, a lone dot, or a name that another route has. */
export const GET = defineRoute(singleEventRoutes("all").getById);
