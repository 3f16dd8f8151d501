import { queryOptions } from "@tanstack/react-query";
import type { OwningScope } from "@/lib/access/scope";
import { getJson } from "@/lib/http/api-client";
import type { Member } from "@/lib/members/model";
import type { UserGroup } from "@/lib/user-groups/model";

/** The most that one answer of a list holds. */
const maxPage = "200";

/** The API's address of something that a project, or the organization itself, owns. */
export function ownedUrl(scope: OwningScope, ...parts: readonly string[]): string {
  const owner = scope.kind === "project" ? ["projects", scope.project] : [];
  return `/api/v1/${["organizations", scope.organization, ...owner, ...parts].map(encodeURIComponent).join("/")}`;
}

/** Follows the cursors of a list to its end. */
async function readAll<Name extends string, Item>(url: string, name: Name, signal: AbortSignal) {
  const items: Item[] = [];
  let cursor: string | null = null;
  do {
    const parameters: URLSearchParams = new URLSearchParams({
      limit: maxPage,
      ...(cursor ? { cursor } : {}),
    });
    type Page = Record<Name, Item[]> & { nextCursor: string | null };
    const page: Page = await getJson<Page>(`${url}?${parameters}`, signal);
    items.push(...page[name]);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return items;
}

const scopeKey = (scope: OwningScope) => [
  scope.organization,
  scope.kind === "project" ? scope.project : null,
];

export const groupsKey = (scope: OwningScope) => ["user-groups", ...scopeKey(scope)];

/** Every group of the scope: a subscription names some of them. */
export const groupsQuery = (scope: OwningScope) =>
  queryOptions({
    queryKey: [...groupsKey(scope), "choices"],
    queryFn: ({ signal }) =>
      readAll<"userGroups", UserGroup>(ownedUrl(scope, "user-groups"), "userGroups", signal),
  });

/** Everybody who can be chosen for a group. */
export const membersQuery = (scope: OwningScope) =>
  queryOptions({
    queryKey: ["members", ...scopeKey(scope), "choices"],
    queryFn: ({ signal }) => readAll<"members", Member>(ownedUrl(scope, "members"), "members", signal),
  });
