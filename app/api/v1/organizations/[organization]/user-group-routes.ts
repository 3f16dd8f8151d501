import { z } from "zod";
import type { OwningScope } from "@/lib/access/scope";
import { shareDefinition } from "@/lib/http/define-route";
import { scopeParams } from "@/lib/http/scope-params";
import { listMembers } from "@/lib/members/server/list-members";
import { parseSearchQuery } from "@/lib/shared/search-query";
import { userGroupBody, userGroupPatch } from "@/lib/user-groups/contract";
import { createUserGroup } from "@/lib/user-groups/server/create-user-group";
import { deleteUserGroup } from "@/lib/user-groups/server/delete-user-group";
import { getUserGroup } from "@/lib/user-groups/server/get-user-group";
import { listUserGroups } from "@/lib/user-groups/server/list-user-groups";
import { updateUserGroup } from "@/lib/user-groups/server/update-user-group";

const principal = ["session", "apiKey"] as const;

/** The user groups of a project, or of the organization itself, and the people who may be in them. */
export function userGroupRoutes(owner: OwningScope["kind"]) {
  const params = scopeParams[owner];
  return {
    list: shareDefinition({
      principal,
      params,
      query: parseSearchQuery,
      handler: ({ context, params: { scope }, query }) => listUserGroups(context, { ...query, scope }),
    }),
    create: shareDefinition({
      principal,
      params,
      body: userGroupBody,
      handler: async ({ context, params: { scope }, body }) => {
        const group = await createUserGroup(context, { scope, body });
        return Response.json(group, { status: 201 });
      },
    }),
    listMembers: shareDefinition({
      principal,
      params,
      query: parseSearchQuery,
      handler: ({ context, params: { scope }, query }) => listMembers(context, { ...query, scope }),
    }),
  };
}

/** One of these user groups. */
export function singleUserGroupRoutes(owner: OwningScope["kind"]) {
  const params = z.intersection(scopeParams[owner], z.object({ userGroup: z.string() }));
  return {
    get: shareDefinition({
      principal,
      params,
      handler: ({ context, params: { scope, userGroup } }) => getUserGroup(context, { scope, id: userGroup }),
    }),
    update: shareDefinition({
      principal,
      params,
      body: userGroupPatch,
      handler: ({ context, params: { scope, userGroup }, body }) =>
        updateUserGroup(context, { scope, id: userGroup, patch: body }),
    }),
    remove: shareDefinition({
      principal,
      params,
      handler: ({ context, params: { scope, userGroup } }) =>
        deleteUserGroup(context, { scope, id: userGroup }),
    }),
  };
}
