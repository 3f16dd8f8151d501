import type { UseInfiniteQueryResult } from "@tanstack/react-query";
import { Inbox, SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { LoadFailure } from "@/components/ui/load-failure";
import { MoreRows } from "@/components/ui/more-rows";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { OwningScope } from "@/lib/access/scope";
import { emptyDeliveryFilters, serializeDeliveryFilters } from "@/lib/deliveries/filters";
import type { Delivery } from "@/lib/deliveries/model";
import { DeliveryRow, deliveryColumns, deliveryRowClass } from "./delivery-row";
import type { DeliveryAddress } from "./use-delivery-address";
import { useRetryDelivery } from "./use-retry-delivery";

export interface DeliveryListProps {
  scope: OwningScope;
  canManage: boolean;
  now: number;
  address: DeliveryAddress;
  query: UseInfiniteQueryResult<unknown>;
  deliveries: readonly Delivery[];
}

function Head() {
  const t = useTranslations("deliveries");
  return (
    <thead className="sticky top-0 z-2 block bg-surface @max-[640px]/list:sr-only">
      <tr className={classNames(deliveryRowClass, "border-b border-line")}>
        {deliveryColumns.map((column) => (
          <th
            key={column}
            scope="col"
            className={classNames(
              "cut py-1.75 text-left text-11 font-medium text-text-3",
              column === "time" && "pl-4.5",
            )}
          >
            {t(`column.${column}`)}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function Rows({ scope, canManage, now, address, deliveries }: DeliveryListProps) {
  const t = useTranslations("deliveries");
  const retry = useRetryDelivery(scope);
  return (
    <>
      {retry.isError && (
        <p role="alert" className="px-6 py-2 text-fail max-sm:px-3">
          {t("retryFailed")}
        </p>
      )}
      <table aria-label={t("title")} className="block">
        <Head />
        <tbody className="block">
          {deliveries.map((delivery) => (
            <DeliveryRow
              key={delivery.id}
              scope={scope}
              delivery={delivery}
              canManage={canManage}
              now={now}
              isRetrying={retry.isPending}
              onRetry={() => retry.mutate(delivery.id)}
              onFilter={address.change}
            />
          ))}
        </tbody>
      </table>
    </>
  );
}

function Nothing({ address }: Pick<DeliveryListProps, "address">) {
  const t = useTranslations("deliveries");
  if (serializeDeliveryFilters(address.filters).size === 0) {
    return (
      <EmptyState icon={<Icon of={Inbox} />} title={t("emptyTitle")}>
        {t("emptyText")}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<Icon of={SearchX} />}
      title={t("nothingTitle")}
      actions={<Button onClick={() => address.change(emptyDeliveryFilters)}>{t("clearFilters")}</Button>}
    >
      {t("nothingText")}
    </EmptyState>
  );
}

/** The deliveries, the newest first, or what stands in their place: on its way, failed, nothing there, nothing matching. */
export function DeliveryList(props: DeliveryListProps) {
  const { address, query, deliveries } = props;
  const t = useTranslations("deliveries");
  const common = useTranslations("common");
  // A page may be empty and more may follow: the search goes on where its budget ended.
  const isEmpty =
    query.isSuccess && !query.isPlaceholderData && !query.hasNextPage && deliveries.length === 0;
  return (
    <div
      aria-busy={query.isFetching}
      className="@container/list min-h-0 flex-1 overflow-y-auto border-t border-line-soft"
    >
      {query.isPending && <SkeletonRows rows={10} label={common("loading")} />}
      {query.isError && !query.isFetchNextPageError && (
        <LoadFailure title={t("failedTitle")} error={query.error} onRetry={() => void query.refetch()} />
      )}
      {deliveries.length > 0 && <Rows {...props} />}
      {isEmpty && <Nothing address={address} />}
      <MoreRows query={query} />
    </div>
  );
}
