import { defineRoute } from "@/lib/http/define-route";
import { singleUserGroupRoutes } from "../../user-group-routes";

const { get, update, remove } = singleUserGroupRoutes("organization");

export const GET = defineRoute(get);
export const PATCH = defineRoute(update);
export const DELETE = defineRoute(remove);
