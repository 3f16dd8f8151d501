import { HydrationBoundary } from "@tanstack/react-query";
import { ClientMessages } from "@/components/shell/client-messages";
import { readSearch } from "@/components/user-groups/read-search";
import { UserGroupsView } from "@/components/user-groups/user-groups-view";
import type { Context } from "@/lib/access/context";
import type { OwningScope } from "@/lib/access/scope";
import { isAllowed } from "@/lib/navigation/openable-pages";
import { userGroupsPath } from "@/lib/navigation/paths";
import { userGroupListQuery, userGroupPageSize } from "@/lib/user-groups/queries";
import { listUserGroups } from "@/lib/user-groups/server/list-user-groups";
import { prefetchList } from "./prefetch-list";

interface UserGroupsPageProps {
  context: Context;
  scope: OwningScope;
  /** The project's name, or the organization's. */
  scopeName: string;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const prefetch = (context: Context, scope: OwningScope, q: string) =>
  prefetchList(userGroupListQuery(scope, q), () =>
    listUserGroups(context, { scope, q, limit: userGroupPageSize, cursor: null }),
  );

/** The page of the user groups of a project, or of the organization itself. */
export async function UserGroupsPage({ context, scope, scopeName, searchParams }: UserGroupsPageProps) {
  const q = readSearch((await searchParams).q);
  return (
    <ClientMessages namespaces={["common", "user-groups"]}>
      <HydrationBoundary state={await prefetch(context, scope, q)}>
        <UserGroupsView
          key={userGroupsPath(scope)}
          scope={scope}
          scopeName={scopeName}
          canManage={isAllowed(context, "subscriptions.manage", scope)}
        />
      </HydrationBoundary>
    </ClientMessages>
  );
}
