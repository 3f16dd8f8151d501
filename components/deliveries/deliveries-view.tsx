"use client";

import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";
import { useShortcuts } from "@/components/ui/use-shortcuts";
import type { OwningScope } from "@/lib/access/scope";
import { deliveryListQuery } from "@/lib/deliveries/queries";
import type { Channel } from "@/lib/subscriptions/model";
import { subscriptionQuery } from "@/lib/subscriptions/queries";
import { DeliveryFilterBar } from "./delivery-filters";
import { DeliveryList } from "./delivery-list";
import { KeptNotice } from "./kept-notice";
import { useDeliveryAddress } from "./use-delivery-address";

/** While something on the only page is on its way, the list asks what became of it. */
const pendingAskMs = 4_000;

export interface DeliveriesViewProps {
  scope: OwningScope;
  /** The project's name, or the organization's. */
  scopeName: string;
  canManage: boolean;
  /** Channels over which nothing leaves the machine. */
  kept: Readonly<Record<Channel, boolean>>;
  now: number;
}

/** What was sent to whom because of which event, and what was not and why. */
export function DeliveriesView({ scope, scopeName, canManage, kept, now }: DeliveriesViewProps) {
  const t = useTranslations("deliveries");
  const address = useDeliveryAddress();
  const query = useInfiniteQuery({
    ...deliveryListQuery(scope, address.filters),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => {
      const [page, ...others] = state.data?.pages ?? [];
      const isWaiting = others.length === 0 && page?.deliveries.some(({ status }) => status === "pending");
      return isWaiting ? pendingAskMs : false;
    },
  });
  const { subscription } = address.filters;
  const asked = useQuery({ ...subscriptionQuery(scope, subscription ?? ""), enabled: subscription !== null });
  // Late events, and those that nobody was there to hear of, have no deliveries: without a word of them a quiet list would say that nothing happened.
  const late = (subscription !== null && asked.data?.last7Days.late) || 0;
  const unheard = (subscription !== null && asked.data?.last7Days.unheard) || 0;
  const refresh = () => {
    void query.refetch();
    if (subscription !== null) void asked.refetch();
  };
  useShortcuts({ r: refresh });
  const deliveries = query.data?.pages.flatMap((page) => page.deliveries) ?? [];
  const known = new Map<string, string>(
    deliveries.flatMap(({ subscription, recipient }) => [
      [subscription.id, subscription.name] as const,
      [recipient.userId, recipient.name] as const,
    ]),
  );
  return (
    <div className="flex h-full min-h-0 flex-col">
      <header className="flex flex-wrap items-start gap-x-4 gap-y-3 px-6 pt-4 pb-3 max-sm:px-3">
        <div className="min-w-0 flex-1 basis-60">
          <h1 className="text-16 font-semibold">{t("title")}</h1>
          <p className="wrap-anywhere text-text-2">{t(`lead.${scope.kind}`, { name: scopeName })}</p>
        </div>
        <IconButton label={t("refresh")} shortcut="r" className="max-sm:size-10!" onClick={refresh}>
          <Icon of={RotateCw} size={14} />
        </IconButton>
        <KeptNotice kept={kept} />
        <DeliveryFilterBar scope={scope} address={address} known={known} isKept={kept.email} />
        {late > 0 && <p className="num w-full text-12 text-text-2">{t("late", { count: late })}</p>}
        {unheard > 0 && <p className="num w-full text-12 text-text-2">{t("unheard", { count: unheard })}</p>}
      </header>
      <DeliveryList
        scope={scope}
        canManage={canManage}
        now={now}
        address={address}
        query={query}
        deliveries={deliveries}
      />
    </div>
  );
}
