import { defineRoute } from "@/lib/http/define-route";
import { eventTypeRoutes } from "../../../event-type-routes";

export const GET = defineRoute(eventTypeRoutes("project").listSources);
