import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { SearchX, Users } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { LoadFailure } from "@/components/ui/load-failure";
import { MoreRows } from "@/components/ui/more-rows";
import { SkeletonRows } from "@/components/ui/skeleton";
import { useFocusAfterRemoval } from "@/components/ui/use-focus-after-removal";
import type { OwningScope } from "@/lib/access/scope";
import type { UserGroup } from "@/lib/user-groups/model";
import { userGroupListQuery } from "@/lib/user-groups/queries";
import { GroupRow, groupRowClass } from "./group-row";

export interface GroupListProps {
  scope: OwningScope;
  q: string;
  canManage: boolean;
  /** The group that was deleted last, which the list may still show. */
  deleted: string | null;
  onEdit: (group: UserGroup) => void;
  onDelete: (group: UserGroup) => void;
  onClearSearch: () => void;
}

const columns = ["name", "kind", "members", "subscriptions"] as const;

function Head({ canManage }: { canManage: boolean }) {
  const t = useTranslations("user-groups");
  return (
    <thead className="sticky top-0 z-2 block bg-surface @max-[640px]/list:sr-only">
      <tr className={classNames(groupRowClass(canManage), "border-b border-line")}>
        {columns.map((column) => (
          <th
            key={column}
            scope="col"
            className={classNames(
              "cut py-1.75 text-left text-11 font-medium text-text-3",
              column === "name" && "pl-4.5",
            )}
          >
            {t(`column.${column}`)}
          </th>
        ))}
        {canManage && (
          <th scope="col">
            <span className="sr-only">{t("column.actions")}</span>
          </th>
        )}
      </tr>
    </thead>
  );
}

function Nothing({ q, canManage, onClearSearch }: Pick<GroupListProps, "q" | "canManage" | "onClearSearch">) {
  const t = useTranslations("user-groups");
  const common = useTranslations("common");
  if (q === "") {
    return (
      <EmptyState icon={<Icon of={Users} />} title={t("emptyTitle")}>
        {t(canManage ? "emptyText" : "emptyTextReader")}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<Icon of={SearchX} />}
      title={<span className="wrap-anywhere">{t("nothingTitle", { q })}</span>}
      actions={<Button onClick={onClearSearch}>{common("clearSearch")}</Button>}
    >
      {t("nothingText")}
    </EmptyState>
  );
}

/** The groups by name, or what stands in their place: on its way, failed, nothing there, nothing matching. */
export function GroupList(props: GroupListProps) {
  const { scope, q, canManage, deleted, onEdit, onDelete } = props;
  const t = useTranslations("user-groups");
  const common = useTranslations("common");
  const query = useInfiniteQuery({ ...userGroupListQuery(scope, q), placeholderData: keepPreviousData });
  const groups = query.data?.pages.flatMap((page) => page.userGroups) ?? [];
  const isEmpty = query.isSuccess && !query.isPlaceholderData && groups.length === 0;
  const ids = groups.map(({ id }) => id);
  useFocusAfterRemoval(ids, deleted, "data-group");
  return (
    <div
      aria-busy={query.isFetching}
      className="@container/list min-h-0 flex-1 overflow-y-auto border-t border-line-soft"
    >
      {query.isPending && <SkeletonRows rows={8} label={common("loading")} />}
      {query.isError && !query.isFetchNextPageError && (
        <LoadFailure title={t("failedTitle")} error={query.error} onRetry={() => void query.refetch()} />
      )}
      {groups.length > 0 && (
        <table aria-label={t("title")} className="block">
          <Head canManage={canManage} />
          <tbody className="block">
            {groups.map((group) => (
              <GroupRow
                key={group.id}
                scope={scope}
                group={group}
                canManage={canManage}
                onEdit={() => onEdit(group)}
                onDelete={() => onDelete(group)}
              />
            ))}
          </tbody>
        </table>
      )}
      {isEmpty && <Nothing {...props} />}
      <MoreRows query={query} />
    </div>
  );
}
