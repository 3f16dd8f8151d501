import { defineRoute } from "@/lib/http/define-route";
import { singleEventTemplateRoutes } from "../../event-type-routes";

const { rename, remove } = singleEventTemplateRoutes("organization");

export const PATCH = defineRoute(rename);
export const DELETE = defineRoute(remove);
