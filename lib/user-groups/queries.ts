import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { ownedUrl, ownerKey } from "@/lib/access/owned-url";
import type { OwningScope } from "@/lib/access/scope";
import { getJson } from "@/lib/http/api-client";
import { pagedSearch } from "@/lib/shared/paged-search";
import { maxSearchLimit } from "@/lib/shared/search-query";
import type { UserGroup, UserGroupPage } from "./model";

/** Groups of a page that the list asks for at once. */
export const userGroupPageSize = 50;

/** The API's address of the groups of a scope, or of one of them: for POST, PATCH and DELETE. */
export const userGroupUrl = (scope: OwningScope, id?: string) =>
  ownedUrl(scope, "user-groups", ...(id === undefined ? [] : [id]));

/** Stands before the keys of everything about the groups of a scope: to invalidate after a change. */
export const userGroupsKey = (scope: OwningScope) => ["user-groups", ...ownerKey(scope)] as const;

function readPage(
  scope: OwningScope,
  page: { q: string; limit: number; cursor: string | null },
  signal: AbortSignal,
) {
  const search = new URLSearchParams(page.q === "" ? {} : { q: page.q });
  const url = `${userGroupUrl(scope)}?${pagedSearch(search, page.limit, page.cursor)}`;
  return getJson<UserGroupPage>(url, signal);
}

/** Pages of the list of groups, by name; `q` is a part of the name. */
export function userGroupListQuery(scope: OwningScope, q: string) {
  return infiniteQueryOptions({
    queryKey: [...userGroupsKey(scope), "list", q],
    queryFn: ({ pageParam, signal }) =>
      readPage(scope, { q, limit: userGroupPageSize, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page: UserGroupPage) => page.nextCursor,
  });
}

/** Every group of the scope, for choosing some of them: follows the list to its end. */
export function userGroupChoicesQuery(scope: OwningScope) {
  return queryOptions({
    queryKey: [...userGroupsKey(scope), "choices"],
    queryFn: async ({ signal }) => {
      const groups: UserGroup[] = [];
      let cursor: string | null = null;
      do {
        const page: UserGroupPage = await readPage(scope, { q: "", limit: maxSearchLimit, cursor }, signal);
        groups.push(...page.userGroups);
        cursor = page.nextCursor;
      } while (cursor !== null);
      return groups;
    },
  });
}

/** One group as it is now. */
export function userGroupQuery(scope: OwningScope, id: string) {
  return queryOptions({
    queryKey: [...userGroupsKey(scope), "one", id],
    queryFn: ({ signal }) => getJson<UserGroup>(userGroupUrl(scope, id), signal),
  });
}
