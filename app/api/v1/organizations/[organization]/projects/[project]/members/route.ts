import { defineRoute } from "@/lib/http/define-route";
import { userGroupRoutes } from "../../../user-group-routes";

export const GET = defineRoute(userGroupRoutes("project").listMembers);
