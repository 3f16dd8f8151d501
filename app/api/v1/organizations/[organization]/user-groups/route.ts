import { z } from "zod";
import { defineRoute } from "@/lib/http/define-route";
import { parseSearchQuery } from "@/lib/shared/search-query";
import { userGroupBody } from "@/lib/user-groups/contract";
import { createUserGroup } from "@/lib/user-groups/server/create-user-group";
import { listUserGroups } from "@/lib/user-groups/server/list-user-groups";

const principal = ["session", "apiKey"] as const;
const params = z.object({ organization: z.string() });

export const GET = defineRoute({
  principal,
  params,
  query: parseSearchQuery,
  handler: ({ context, params, query }) =>
    listUserGroups(context, { ...query, scope: { kind: "organization", ...params } }),
});

export const POST = defineRoute({
  principal,
  params,
  body: userGroupBody,
  handler: async ({ context, params, body }) => {
    const group = await createUserGroup(context, { scope: { kind: "organization", ...params }, body });
    return Response.json(group, { status: 201 });
  },
});
