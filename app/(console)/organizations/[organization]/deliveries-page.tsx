import { HydrationBoundary } from "@tanstack/react-query";
import { DeliveriesView } from "@/components/deliveries/deliveries-view";
import { readDeliveryFilters } from "@/components/deliveries/delivery-address";
import { AddressFault } from "@/components/shell/address-fault";
import { ClientMessages } from "@/components/shell/client-messages";
import type { Context } from "@/lib/access/context";
import type { OwningScope } from "@/lib/access/scope";
import type { DeliveryFilters } from "@/lib/deliveries/filters";
import { deliveryListQuery, deliveryPageSize } from "@/lib/deliveries/queries";
import { listDeliveries } from "@/lib/deliveries/server/list-deliveries";
import { isAllowed } from "@/lib/navigation/openable-pages";
import { deliveriesPath } from "@/lib/navigation/paths";
import { AppError } from "@/lib/shared/errors";
import { keptChannels } from "@/lib/shared/notification-settings";
import { prefetchList } from "./prefetch-list";

interface DeliveriesPageProps {
  context: Context;
  scope: OwningScope;
  /** The project's name, or the organization's. */
  scopeName: string;
  searchParams: Promise<SearchParameters>;
}

type SearchParameters = Record<string, string | string[] | undefined>;

/** The filters, or null for an address that can't be read. */
function readAddress(parameters: SearchParameters): DeliveryFilters | null {
  try {
    return readDeliveryFilters(parameters);
  } catch (error) {
    if (error instanceof AppError && error.code === "malformed") return null;
    throw error;
  }
}

const prefetch = (context: Context, scope: OwningScope, filters: DeliveryFilters) =>
  prefetchList(deliveryListQuery(scope, filters), () =>
    listDeliveries(context, { scope, filters, limit: deliveryPageSize, cursor: null }),
  );

/** The page of the deliveries of a project, or of the organization itself. */
export async function DeliveriesPage({ context, scope, scopeName, searchParams }: DeliveriesPageProps) {
  const filters = readAddress(await searchParams);
  if (filters === null) return <AddressFault of="deliveries" path={deliveriesPath(scope)} />;
  return (
    <ClientMessages namespaces={["common", "deliveries"]}>
      <HydrationBoundary state={await prefetch(context, scope, filters)}>
        <DeliveriesView
          key={deliveriesPath(scope)}
          scope={scope}
          scopeName={scopeName}
          canManage={isAllowed(context, "subscriptions.manage", scope)}
          kept={keptChannels()}
          now={Date.now()}
        />
      </HydrationBoundary>
    </ClientMessages>
  );
}
