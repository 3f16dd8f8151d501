import { infiniteQueryOptions, keepPreviousData } from "@tanstack/react-query";
import { ownedUrl, ownerKey } from "@/lib/access/owned-url";
import type { OwningScope } from "@/lib/access/scope";
import { getJson } from "@/lib/http/api-client";
import type { MemberPage } from "./model";

/** Pages of the members of a scope, by name; `q` is a part of a name or an address. */
export function memberListQuery(scope: OwningScope, q: string) {
  return infiniteQueryOptions({
    queryKey: ["members", ...ownerKey(scope), q],
    queryFn: ({ pageParam, signal }) => {
      const search = new URLSearchParams({
        ...(q === "" ? {} : { q }),
        ...(pageParam === null ? {} : { cursor: pageParam }),
      });
      return getJson<MemberPage>(`${ownedUrl(scope, "members")}?${search}`, signal);
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page: MemberPage) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
}
