import { z } from "zod";
import { defineRoute } from "@/lib/http/define-route";
import { userGroupPatch } from "@/lib/user-groups/contract";
import { deleteUserGroup } from "@/lib/user-groups/server/delete-user-group";
import { getUserGroup } from "@/lib/user-groups/server/get-user-group";
import { updateUserGroup } from "@/lib/user-groups/server/update-user-group";

const principal = ["session", "apiKey"] as const;
const params = z
  .object({ organization: z.string(), userGroup: z.string() })
  .transform(({ userGroup, ...scope }) => ({
    id: userGroup,
    scope: { kind: "organization" as const, ...scope },
  }));

export const GET = defineRoute({
  principal,
  params,
  handler: ({ context, params }) => getUserGroup(context, params),
});

export const PATCH = defineRoute({
  principal,
  params,
  body: userGroupPatch,
  handler: ({ context, params, body }) => updateUserGroup(context, { ...params, patch: body }),
});

export const DELETE = defineRoute({
  principal,
  params,
  handler: ({ context, params }) => deleteUserGroup(context, params),
});
