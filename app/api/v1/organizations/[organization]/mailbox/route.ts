import { z } from "zod";
import { parsePageQuery } from "@/lib/deliveries/filters";
import { listMailbox } from "@/lib/deliveries/server/list-mailbox";
import { defineRoute } from "@/lib/http/define-route";

export const GET = defineRoute({
  principal: "session",
  params: z.object({ organization: z.string() }),
  query: parsePageQuery,
  handler: ({ context, params, query }) =>
    listMailbox(context, { organization: params.organization, limit: query.limit, cursor: query.cursor }),
});
