import { defineRoute } from "@/lib/http/define-route";
import { eventTypeRoutes } from "../event-type-routes";

const { listTemplates, createTemplate } = eventTypeRoutes("organization");

export const GET = defineRoute(listTemplates);
export const POST = defineRoute(createTemplate);
