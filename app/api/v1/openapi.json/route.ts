import { apiOperations } from "@/app/api/v1/api-operations";
import { defineRoute } from "@/lib/http/define-route";
import { buildOpenApi } from "@/lib/http/open-api";
import { version } from "@/package.json";

/** Describes the API alone and nothing of an installation, so that tools can read it without a key. */
export const GET = defineRoute({
  principal: "public",
  handler: async () => buildOpenApi(apiOperations, version),
});
