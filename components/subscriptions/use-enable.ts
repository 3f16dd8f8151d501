import { type InfiniteData, useMutation, useQueryClient } from "@tanstack/react-query";
import type { OwningScope } from "@/lib/access/scope";
import { sendJson } from "@/lib/http/api-client";
import { type SubscriptionPage, subscriptionsKey, subscriptionUrl } from "@/lib/subscriptions/queries";

interface Change {
  id: string;
  enabled: boolean;
}

type Pages = InfiniteData<SubscriptionPage, string | null>;

const enabledIn = (pages: Pages | undefined, { id, enabled }: Change): Pages | undefined =>
  pages && {
    ...pages,
    pages: pages.pages.map((page) => ({
      ...page,
      subscriptions: page.subscriptions.map((item) => (item.id === id ? { ...item, enabled } : item)),
    })),
  };

/** Turns a subscription on or off in the list. The switch moves at once, and back where the server refuses. */
export function useEnable(scope: OwningScope) {
  const client = useQueryClient();
  const lists = { queryKey: [...subscriptionsKey(scope), "list"] };
  const show = (change: Change) => client.setQueriesData<Pages>(lists, (pages) => enabledIn(pages, change));
  return useMutation({
    mutationFn: ({ id, enabled }: Change) => sendJson(subscriptionUrl(scope, id), "PATCH", { enabled }),
    onMutate: (change) => {
      void client.cancelQueries(lists);
      show(change);
    },
    onError: (_error, { id, enabled }) => show({ id, enabled: !enabled }),
  });
}
