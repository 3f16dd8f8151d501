import { HydrationBoundary } from "@tanstack/react-query";
import { ClientMessages } from "@/components/shell/client-messages";
import { SubscriptionsView } from "@/components/subscriptions/subscriptions-view";
import type { Context } from "@/lib/access/context";
import type { OwningScope } from "@/lib/access/scope";
import { isAllowed } from "@/lib/navigation/openable-pages";
import { subscriptionsPath } from "@/lib/navigation/paths";
import { emptySubscriptionFilters, type SubscriptionFilters } from "@/lib/subscriptions/filters";
import { subscriptionListQuery, subscriptionPageSize } from "@/lib/subscriptions/queries";
import { listSubscriptions } from "@/lib/subscriptions/server/list-subscriptions";
import { prefetchList } from "./prefetch-list";

interface SubscriptionsPageProps {
  context: Context;
  scope: OwningScope;
  /** The project's name, or the organization's. */
  scopeName: string;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const prefetch = (context: Context, scope: OwningScope, filters: SubscriptionFilters) =>
  prefetchList(subscriptionListQuery(scope, filters), () =>
    listSubscriptions(context, { scope, filters, limit: subscriptionPageSize, cursor: null }),
  );

/** The page of the subscriptions of a project, or of the organization itself. */
export async function SubscriptionsPage({ context, scope, scopeName, searchParams }: SubscriptionsPageProps) {
  const { q } = await searchParams;
  const filters = { ...emptySubscriptionFilters, q: typeof q === "string" ? q : "" };
  return (
    <ClientMessages namespaces={["common", "subscriptions"]}>
      <HydrationBoundary state={await prefetch(context, scope, filters)}>
        <SubscriptionsView
          key={subscriptionsPath(scope)}
          scope={scope}
          scopeName={scopeName}
          canManage={isAllowed(context, "subscriptions.manage", scope)}
          now={Date.now()}
        />
      </HydrationBoundary>
    </ClientMessages>
  );
}
