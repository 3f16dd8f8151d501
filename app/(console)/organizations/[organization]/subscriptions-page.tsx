import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { ClientMessages } from "@/components/shell/client-messages";
import { SubscriptionsView } from "@/components/subscriptions/subscriptions-view";
import type { Context } from "@/lib/access/context";
import type { OwningScope } from "@/lib/access/scope";
import { answerPageError } from "@/lib/navigation/answer-page-error";
import { isAllowed } from "@/lib/navigation/openable-pages";
import { subscriptionsPath } from "@/lib/navigation/paths";
import { AppError } from "@/lib/shared/errors";
import { emptySubscriptionFilters } from "@/lib/subscriptions/filters";
import { subscriptionListQuery, subscriptionPageSize } from "@/lib/subscriptions/queries";
import { listSubscriptions } from "@/lib/subscriptions/server/list-subscriptions";

interface SubscriptionsPageProps {
  context: Context;
  scope: OwningScope;
  /** The project's name, or the organization's. */
  scopeName: string;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Reads the first page as the browser would, so that its rows stand in the HTML. */
async function prefetch(context: Context, scope: OwningScope, q: string) {
  const client = new QueryClient();
  const filters = { ...emptySubscriptionFilters, q };
  try {
    await client.fetchInfiniteQuery({
      ...subscriptionListQuery(scope, filters),
      queryFn: () =>
        listSubscriptions(context, { scope, filters, limit: subscriptionPageSize, cursor: null }),
      retry: false,
    });
  } catch (error) {
    // With the database away the page still comes, and its list says so and can be asked again.
    if (!(error instanceof AppError && error.code === "unavailable")) answerPageError(error);
  }
  return dehydrate(client);
}

/** The page of the subscriptions of a project, or of the organization itself. */
export async function SubscriptionsPage({ context, scope, scopeName, searchParams }: SubscriptionsPageProps) {
  const { q } = await searchParams;
  return (
    <ClientMessages namespaces={["common", "subscriptions"]}>
      <HydrationBoundary state={await prefetch(context, scope, typeof q === "string" ? q : "")}>
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
