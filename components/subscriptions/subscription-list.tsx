import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { LoadFailure } from "@/components/ui/load-failure";
import { SkeletonRows } from "@/components/ui/skeleton";
import { useFocusAfterRemoval } from "@/components/ui/use-focus-after-removal";
import type { OwningScope } from "@/lib/access/scope";
import { emptySubscriptionFilters } from "@/lib/subscriptions/filters";
import type { Subscription } from "@/lib/subscriptions/model";
import { subscriptionListQuery } from "@/lib/subscriptions/queries";
import { columnClass, listColumns, rowClass } from "./list-columns";
import { NoSubscriptions, NothingMatches } from "./list-states";
import { SubscriptionRow } from "./subscription-row";
import { useEnable } from "./use-enable";
import type { OpenTarget } from "./use-popup-address";

const DeleteDialog = lazy(() => import("./delete-dialog"));

interface SubscriptionListProps {
  scope: OwningScope;
  title: string;
  q: string;
  canManage: boolean;
  now: number;
  onOpen: (target: OpenTarget) => void;
  onClearSearch: () => void;
}

function Head() {
  const t = useTranslations("subscriptions");
  return (
    <thead className="sticky top-0 z-2 block bg-surface @max-[1000px]/list:sr-only">
      <tr className={classNames(rowClass, "border-b border-line")}>
        {listColumns.map((column) => (
          <th
            key={column}
            scope="col"
            className={classNames(
              "cut py-1.75 text-left text-11 font-medium text-text-3",
              columnClass[column],
            )}
          >
            {column === "actions" ? (
              <span className="sr-only">{t("column.actions")}</span>
            ) : (
              t(`column.${column}`)
            )}
          </th>
        ))}
      </tr>
    </thead>
  );
}

interface RowsProps extends SubscriptionListProps {
  rows: readonly Subscription[];
  onDeleted: (id: string) => void;
}

function Rows({ rows, scope, title, canManage, now, onOpen, onDeleted }: RowsProps) {
  const t = useTranslations("subscriptions");
  const [doomed, setDoomed] = useState<Subscription | null>(null);
  const enable = useEnable(scope);
  return (
    <>
      {enable.isError && (
        <p role="alert" className="px-4 py-2 text-fail">
          {t("fault.enableFailed")}
        </p>
      )}
      <table aria-label={title} className="block">
        <Head />
        <tbody className="block">
          {rows.map((subscription) => (
            <SubscriptionRow
              key={subscription.id}
              subscription={subscription}
              canManage={canManage}
              now={now}
              onEdit={() => onOpen({ kind: "edit", subscription: subscription.id })}
              onDuplicate={() => onOpen({ kind: "duplicate", subscription: subscription.id })}
              onDelete={() => setDoomed(subscription)}
              onEnable={(enabled) => enable.mutate({ id: subscription.id, enabled })}
            />
          ))}
        </tbody>
      </table>
      {doomed && (
        <Suspense>
          <DeleteDialog
            scope={scope}
            subscription={doomed}
            onClose={() => setDoomed(null)}
            onDeleted={() => onDeleted(doomed.id)}
          />
        </Suspense>
      )}
    </>
  );
}

/** The rows, or what stands in their place: on its way, failed, nothing there, nothing matching. */
export function SubscriptionList(props: SubscriptionListProps) {
  const { scope, q, canManage, onClearSearch } = props;
  const t = useTranslations("subscriptions");
  const common = useTranslations("common");
  const query = useInfiniteQuery({
    ...subscriptionListQuery(scope, { ...emptySubscriptionFilters, q }),
    placeholderData: keepPreviousData,
  });
  const rows = query.data?.pages.flatMap((page) => page.subscriptions) ?? [];
  const [deleted, setDeleted] = useState<string | null>(null);
  const ids = rows.map(({ id }) => id);
  useFocusAfterRemoval(ids, deleted, "data-subscription");
  const isEmpty = query.isSuccess && !query.isPlaceholderData && rows.length === 0;
  return (
    <div
      aria-busy={query.isFetching}
      className="@container/list min-h-0 flex-1 overflow-y-auto border-t border-line-soft"
    >
      {query.isPending && <SkeletonRows rows={8} label={common("loading")} />}
      {query.isError && (
        <LoadFailure
          title={t("listFailedTitle")}
          text={t("listFailedText")}
          error={query.error}
          onRetry={() => void query.refetch()}
        />
      )}
      {rows.length > 0 && <Rows {...props} rows={rows} onDeleted={setDeleted} />}
      {isEmpty &&
        (q ? <NothingMatches q={q} onClear={onClearSearch} /> : <NoSubscriptions canManage={canManage} />)}
      {query.hasNextPage && (
        <div className="p-4">
          <Button disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t("showMore")}
          </Button>
        </div>
      )}
    </div>
  );
}
