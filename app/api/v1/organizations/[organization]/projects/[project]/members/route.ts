import { z } from "zod";
import { defineRoute } from "@/lib/http/define-route";
import { listMembers } from "@/lib/members/server/list-members";
import { parseSearchQuery } from "@/lib/shared/search-query";

export const GET = defineRoute({
  principal: ["session", "apiKey"],
  params: z.object({ organization: z.string(), project: z.string() }),
  query: parseSearchQuery,
  handler: ({ context, params, query }) =>
    listMembers(context, { ...query, scope: { kind: "project", ...params } }),
});
