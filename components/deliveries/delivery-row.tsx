import { ChevronRight, RotateCw } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import { PageLink } from "@/components/ui/page-link";
import { useTimeZone } from "@/components/ui/time-zone-context";
import type { OwningScope } from "@/lib/access/scope";
import type { DeliveryFilters } from "@/lib/deliveries/filters";
import { isKept } from "@/lib/deliveries/is-kept";
import type { Delivery } from "@/lib/deliveries/model";
import { eventPath } from "@/lib/navigation/paths";
import { formatShortTime } from "@/lib/shared/format-time";
import { DeliveryDetails } from "./delivery-details";
import { DeliveryStatusMark } from "./delivery-status";

export const deliveryColumns = ["time", "event", "subscription", "recipient", "channel", "status"] as const;

/** From 640 px on a line of a grid; below, a block of a few lines. */
export const deliveryRowClass = classNames(
  "grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 px-6 max-sm:px-3",
  "@min-[640px]/list:grid-cols-[168px_minmax(0,1.4fr)_minmax(0,1.1fr)_minmax(0,0.8fr)_48px_minmax(108px,1.5fr)]",
);

export interface DeliveryRowProps {
  scope: OwningScope;
  delivery: Delivery;
  /** Those who may not try again are not offered it. */
  canManage: boolean;
  now: number;
  isRetrying: boolean;
  onRetry: () => void;
  onFilter: (filters: Partial<DeliveryFilters>) => void;
}

/** When it was decided that somebody is told, and below that when what it tells of happened. */
function TimeCell({ delivery, now, isOpen, details, onToggle }: TimeCellProps) {
  const t = useTranslations("deliveries");
  const { zone } = useTimeZone();
  const locale = useLocale();
  const { createdAt, event } = delivery;
  return (
    <td className="min-w-0">
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={isOpen ? details : undefined}
        onClick={onToggle}
        className="-ml-1 flex min-h-7 items-center gap-1.5 rounded-1 px-1 text-left whitespace-nowrap hover:text-accent max-sm:min-h-10"
      >
        <Icon
          of={ChevronRight}
          size={12}
          className={classNames("shrink-0 text-text-3", isOpen && "rotate-90")}
        />
        <span className="num block">
          <time dateTime={createdAt} className="block">
            {formatShortTime(createdAt, zone, locale, now)}
          </time>
          <span className="block text-11 text-text-3">
            {t("occurredAt")}{" "}
            <time dateTime={event.occurredAt}>{formatShortTime(event.occurredAt, zone, locale, now)}</time>
          </span>
        </span>
      </button>
    </td>
  );
}

interface TimeCellProps {
  delivery: Delivery;
  now: number;
  isOpen: boolean;
  /** The id of what is unfolded. */
  details: string;
  onToggle: () => void;
}

/** A fact of a delivery; in a block it names itself. */
function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <td
      data-cut
      className="min-w-0 text-text-2 @max-[640px]/list:col-span-2 @max-[640px]/list:grid @max-[640px]/list:grid-cols-[88px_minmax(0,1fr)] @max-[640px]/list:items-baseline @max-[640px]/list:gap-3 @max-[640px]/list:py-0.5 @max-[640px]/list:pl-5"
    >
      <span aria-hidden className="text-12 text-text-3 @min-[640px]/list:hidden">
        {label}
      </span>
      {children}
    </td>
  );
}

function StatusCell({ delivery, canManage, isRetrying, onRetry }: DeliveryRowProps) {
  const t = useTranslations("deliveries");
  const { status, reason, attempts } = delivery;
  const isAgain = status === "pending" && attempts.length > 0;
  const kept = isKept(delivery);
  return (
    <td className="flex min-w-0 items-center gap-2 @max-[640px]/list:order-1 @max-[640px]/list:col-span-2 @max-[640px]/list:py-0.5 @max-[640px]/list:pl-5">
      <DeliveryStatusMark status={kept && status === "sent" ? "kept" : status} />
      <span data-cut className="cut flex-1 text-12 text-text-3">
        {reason && t(`reason.${reason}`)}
        {isAgain && t("triedTimes", { count: attempts.length })}
        {kept && t("keptText")}
      </span>
      {status === "failed" && canManage && (
        <Button
          size="small"
          className="touch"
          data-tip={t("retryText")}
          disabled={isRetrying}
          onClick={onRetry}
        >
          <Icon of={RotateCw} size={12} />
          <span className="@max-[980px]/list:@min-[640px]/list:sr-only">{t("retry")}</span>
        </Button>
      )}
    </td>
  );
}

/** One delivery, and below it, while it is unfolded, how it went. */
export function DeliveryRow(props: DeliveryRowProps) {
  const { scope, delivery, now, onFilter } = props;
  const t = useTranslations("deliveries");
  const locale = useLocale();
  const details = useId();
  const [isOpen, setOpen] = useState(false);
  const { event, subscription, recipient, channel } = delivery;
  const { resource } = event;
  const name = event.eventName[locale];
  return (
    <>
      <tr
        data-delivery={delivery.id}
        className={classNames(
          deliveryRowClass,
          "text-row @max-[640px]/list:py-2 @max-[640px]/list:leading-5 @min-[640px]/list:h-11 @min-[640px]/list:leading-4.5",
          isOpen
            ? "bg-accent-soft shadow-[inset_2px_0_var(--accent)]"
            : "border-b border-line-soft hover:bg-hover",
        )}
      >
        <TimeCell
          delivery={delivery}
          now={now}
          isOpen={isOpen}
          details={details}
          onToggle={() => setOpen(!isOpen)}
        />
        <Fact label={t("column.event")}>
          <span className="block min-w-0">
            <PageLink
              href={eventPath(scope, event)}
              data-tip={name === event.event ? undefined : `${name} · ${event.event}`}
              className="cut block rounded-1 font-medium text-text hover:text-accent max-sm:leading-8"
            >
              {name}
            </PageLink>
            {resource && (
              <span
                data-cut
                data-tip={resource.name && resource.id ? `${resource.name} · ${resource.id}` : undefined}
                className="cut block text-11 text-text-3"
              >
                {resource.name ?? resource.id}
              </span>
            )}
          </span>
        </Fact>
        <Fact label={t("column.subscription")}>
          <span className="cut block">{subscription.name}</span>
        </Fact>
        <Fact label={t("column.recipient")}>
          <span className="cut block">{recipient.name}</span>
        </Fact>
        <Fact label={t("column.channel")}>
          <span className="block">{t(`channel.${channel}`)}</span>
        </Fact>
        <StatusCell {...props} />
      </tr>
      {isOpen && <DeliveryDetails id={details} delivery={delivery} onFilter={onFilter} />}
    </>
  );
}
