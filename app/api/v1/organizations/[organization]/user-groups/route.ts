import { defineRoute } from "@/lib/http/define-route";
import { userGroupRoutes } from "../user-group-routes";

const { list, create } = userGroupRoutes("organization");

export const GET = defineRoute(list);
export const POST = defineRoute(create);
