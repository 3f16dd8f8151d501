import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";
import type { OwningScope } from "@/lib/access/scope";
import { emptyDeliveryFilters, serializeDeliveryFilters } from "@/lib/deliveries/filters";
import { deliveryStatuses } from "@/lib/deliveries/model";
import { channels } from "@/lib/subscriptions/model";
import { FilterSelect } from "./filter-select";
import { SubscriptionFilter } from "./subscription-filter";
import type { DeliveryAddress } from "./use-delivery-address";

interface DeliveryFilterBarProps {
  scope: OwningScope;
  address: DeliveryAddress;
  /** Names of subscriptions and people, by id, that the rows give. */
  known: ReadonlyMap<string, string>;
  /** What is sent over a channel stays in the console. */
  isKept: boolean;
}

interface ChipProps {
  /** What taking it away shows. */
  label: string;
  children: ReactNode;
  onRemove: () => void;
}

/** A filter that a row gave. */
function Chip({ label, children, onRemove }: ChipProps) {
  return (
    <span className="inline-flex h-6.5 min-w-0 items-center gap-1 rounded-1 bg-sunken pl-2 text-12 font-medium">
      <span data-cut className="cut">
        {children}
      </span>
      <IconButton size="small" label={label} className="touch" onClick={onRemove}>
        <Icon of={X} size={12} />
      </IconButton>
    </span>
  );
}

/** What the list is narrowed to. */
export function DeliveryFilterBar({ scope, address, known, isKept }: DeliveryFilterBarProps) {
  const t = useTranslations("deliveries");
  const { filters, change } = address;
  return (
    <search className="flex w-full flex-wrap items-center gap-x-3 gap-y-2">
      <FilterSelect
        label={t("column.status")}
        value={filters.status}
        options={deliveryStatuses.map((value) => ({
          value,
          label: t(value === "sent" && isKept ? "sentOrKept" : `status.${value}`),
        }))}
        onChange={(status) => change({ status })}
      />
      <FilterSelect
        label={t("column.channel")}
        value={filters.channel}
        options={channels.map((value) => ({ value, label: t(`channel.${value}`) }))}
        onChange={(channel) => change({ channel })}
      />
      <SubscriptionFilter
        scope={scope}
        value={filters.subscription}
        known={known}
        onChange={(subscription) => change({ subscription })}
      />
      {filters.event !== null && (
        <Chip label={t("allEvents")} onRemove={() => change({ event: null })}>
          {t("event")}: <code className="code">{filters.event}</code>
        </Chip>
      )}
      {filters.recipient !== null && (
        <Chip label={t("allRecipients")} onRemove={() => change({ recipient: null })}>
          {t("column.recipient")}: {known.get(filters.recipient) ?? t("oneRecipient")}
        </Chip>
      )}
      {filters.message !== null && (
        <Chip label={t("allMessages")} onRemove={() => change({ message: null })}>
          {t("oneMessage")}
        </Chip>
      )}
      {serializeDeliveryFilters(filters).size > 0 && (
        <Button kind="ghost" size="small" className="touch" onClick={() => change(emptyDeliveryFilters)}>
          {t("clearFilters")}
        </Button>
      )}
    </search>
  );
}
