import { Copy, Pencil, Trash2, UserX } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";
import { Switch } from "@/components/ui/switch";
import { Tag } from "@/components/ui/tag";
import { useTimeZone } from "@/components/ui/time-zone-context";
import { providerNameOf } from "@/lib/catalog/model";
import { formatCount } from "@/lib/shared/format-count";
import { formatShortTime } from "@/lib/shared/format-time";
import type { Subscription } from "@/lib/subscriptions/model";
import { columnClass, rowClass } from "./list-columns";
import { nameOfSource } from "./popup-form";

export interface SubscriptionRowProps {
  subscription: Subscription;
  canManage: boolean;
  now: number;
  onEdit: () => void;
  onDuplicate: () => void;
  onDelete: () => void;
  onEnable: (isEnabled: boolean) => void;
}

/** A fact of a subscription; in a block it names itself. */
function Fact({ label, children, className }: { label: string; children: ReactNode; className?: string }) {
  return (
    <td
      data-cut
      className={classNames(
        "min-w-0 text-text-2 @max-[1000px]/list:col-span-2 @max-[1000px]/list:grid @max-[1000px]/list:grid-cols-[88px_minmax(0,1fr)] @max-[1000px]/list:items-baseline @max-[1000px]/list:gap-3 @max-[1000px]/list:py-0.5",
        className,
      )}
    >
      <span aria-hidden className="text-12 text-text-3 @min-[1000px]/list:hidden">
        {label}
      </span>
      {children}
    </td>
  );
}

function Groups({ subscription }: { subscription: Subscription }) {
  const t = useTranslations("subscriptions");
  const { userGroups, reachesNobody } = subscription;
  const names = <span className="cut block">{userGroups.map(({ name }) => name).join(", ")}</span>;
  if (!reachesNobody) return names;
  return (
    <span className="block">
      {userGroups.length > 0 && names}
      <Tag tone="warn" data-tip={t(userGroups.length > 0 ? "nobodyInGroups" : "reachesNobodyText")}>
        <Icon of={UserX} size={12} />
        {t("reachesNobody")}
      </Tag>
    </span>
  );
}

/** How often it told somebody, and below it, in words, of what nobody was told. */
function Week({ last7Days: { matched, late, unheard } }: Pick<Subscription, "last7Days">) {
  const t = useTranslations("subscriptions");
  return (
    <span className="num block">
      <span className="block">{formatCount(matched)}</span>
      {late > 0 && (
        <span className="cut block text-11 text-text-3" data-tip={t("lateCount", { count: late })}>
          {t("lateShort", { count: late })}
        </span>
      )}
      {unheard > 0 && (
        <span className="cut block text-11 text-warn" data-tip={t("unheardCount", { count: unheard })}>
          {t("unheardShort", { count: unheard })}
        </span>
      )}
    </span>
  );
}

/** Each with its head, so that a block of a phone reads as the table does. */
function FactCells({ subscription, now }: { subscription: Subscription; now: number }) {
  const t = useTranslations("subscriptions");
  const { zone } = useTimeZone();
  const locale = useLocale();
  const { provider, serviceName, resourceTypeName } = subscription;
  const { events, sources, sourceNames, notify, lastFiredAt } = subscription;
  const channels = (["email", "sms"] as const).filter((channel) => notify[channel]).map((item) => t(item));
  return (
    <>
      <Fact label={t("column.type")}>
        <span className="block min-w-0">
          <span className="cut block">
            {serviceName[locale]} <span className="text-text-3">·</span> {resourceTypeName[locale]}
          </span>
          <span className="cut block text-11 text-text-3">{providerNameOf(provider)}</span>
        </span>
      </Fact>
      <Fact label={t("column.codes")}>
        <span className="num cut block" data-tip={events.slice(0, 12).join(", ") || undefined}>
          {events.length === 0 ? t("allCodesShort") : t("codeCount", { count: events.length })}
        </span>
      </Fact>
      <Fact label={t("column.sources")}>
        <span className="cut block">
          {sources.length === 0
            ? t("allSourcesShort")
            : sources.map((source) => nameOfSource(source, sourceNames)).join(", ")}
        </span>
      </Fact>
      <Fact label={t("column.groups")}>
        <Groups subscription={subscription} />
      </Fact>
      <Fact label={t("column.channels")}>
        <span className="cut block">{channels.join(", ")}</span>
      </Fact>
      <Fact label={t("column.lastFired")} className={columnClass.lastFired}>
        {lastFiredAt ? (
          <time dateTime={lastFiredAt} className="num cut block">
            {formatShortTime(lastFiredAt, zone, locale, now)}
          </time>
        ) : (
          <span className="text-text-3">{t("neverFired")}</span>
        )}
      </Fact>
      <Fact label={t("column.last7Days")} className={columnClass.last7Days}>
        <Week last7Days={subscription.last7Days} />
      </Fact>
    </>
  );
}

function Acts({ subscription, onEdit, onDuplicate, onDelete }: SubscriptionRowProps) {
  const t = useTranslations("subscriptions");
  const { name } = subscription;
  const acts = [
    { label: t("editNamed", { name }), icon: Pencil, run: onEdit },
    { label: t("duplicateNamed", { name }), icon: Copy, run: onDuplicate },
    { label: t("deleteNamed", { name }), icon: Trash2, run: onDelete },
  ];
  return acts.map(({ label, icon, run }) => (
    <IconButton key={label} label={label} onClick={run} className="max-sm:size-10!">
      <Icon of={icon} size={14} />
    </IconButton>
  ));
}

/** One subscription. Those who may not change it read what others can press, and open it whole. */
export function SubscriptionRow(props: SubscriptionRowProps) {
  const { subscription, canManage, now, onEdit, onEnable } = props;
  const t = useTranslations("subscriptions");
  const { name, enabled } = subscription;
  return (
    <tr
      data-subscription={subscription.id}
      className={classNames(
        rowClass,
        "border-b border-line-soft hover:bg-hover @max-[1000px]/list:py-2.5 @min-[1000px]/list:min-h-11 @min-[1000px]/list:grid-flow-row @min-[1000px]/list:py-1",
      )}
    >
      <th scope="row" data-cut className="min-w-0 text-left font-medium">
        <button
          type="button"
          aria-haspopup="dialog"
          onClick={onEdit}
          className="cut block max-w-full rounded-1 hover:text-accent max-sm:min-h-10"
        >
          {name}
        </button>
      </th>
      <td className={classNames("flex items-center", columnClass.enabled)}>
        {canManage ? (
          <Switch label={t("enabledNamed", { name })} isOn={enabled} onChange={onEnable} />
        ) : (
          <span className={enabled ? "text-text-2" : "text-text-3"}>{t(enabled ? "yes" : "no")}</span>
        )}
      </td>
      <FactCells subscription={subscription} now={now} />
      <td className={classNames("flex justify-end gap-1 @max-[1000px]/list:col-span-2", columnClass.actions)}>
        {canManage && <Acts {...props} />}
      </td>
    </tr>
  );
}
