"use client";

import { useQuery } from "@tanstack/react-query";
import { UserX } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { LoadFailure } from "@/components/ui/load-failure";
import { PageLink } from "@/components/ui/page-link";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Tag } from "@/components/ui/tag";
import type { OwningScope } from "@/lib/access/scope";
import { providerNameOf } from "@/lib/catalog/model";
import { ApiError } from "@/lib/http/api-client";
import { deliveriesPath } from "@/lib/navigation/paths";
import type { Subscription } from "@/lib/subscriptions/model";
import { subscriptionQuery } from "@/lib/subscriptions/queries";
import { typesQuery } from "./catalog-choices";
import { nameOfSource, sourceText } from "./popup-form";

interface SubscriptionDetailsProps {
  scope: OwningScope;
  subscription: string;
  onClose: () => void;
}

function Part({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-4 gap-y-1 sm:grid-cols-[128px_minmax(0,1fr)]">
      <dt className="text-text-3">{label}</dt>
      <dd className="min-w-0 wrap-anywhere">{children}</dd>
    </div>
  );
}

function Items({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul aria-label={label} className="edge mt-1.5 divide-y divide-line-soft rounded-2">
      {children}
    </ul>
  );
}

const itemClass = "flex flex-wrap items-baseline gap-x-3 px-3 py-1.5 wrap-anywhere";

/** Every code with its name; a code that the catalog has given up since has none. */
function Codes({ scope, subscription }: { scope: OwningScope; subscription: Subscription }) {
  const t = useTranslations("subscriptions");
  const locale = useLocale();
  const { provider, service, resourceType, events } = subscription;
  const types = useQuery(typesQuery(scope.kind, provider, service)).data;
  if (events.length === 0) return t("everyCodeRead");
  const codes = types?.find((type) => type.resourceType === resourceType)?.codes ?? [];
  const names = new Map(codes.map(({ event, name }) => [event, name[locale]]));
  return (
    <>
      <span className="num">{t("codeCount", { count: events.length })}</span>
      <Items label={t("codes")}>
        {events.map((event) => (
          <li key={event} className={itemClass}>
            <code className="code">{event}</code>
            {names.has(event) && names.get(event) !== event && (
              <span className="text-12 text-text-2">{names.get(event)}</span>
            )}
          </li>
        ))}
      </Items>
    </>
  );
}

function Sources({ subscription }: { subscription: Subscription }) {
  const t = useTranslations("subscriptions");
  const { sources, sourceNames } = subscription;
  if (sources.length === 0) return t("allSources");
  return (
    <Items label={t("sources")}>
      {sources.map((source) => {
        const [name, text] = [nameOfSource(source, sourceNames), sourceText(source)];
        return (
          <li key={JSON.stringify(source)} className={itemClass}>
            <span>{name}</span>
            <span className="text-12 text-text-3">
              {name !== text && <span className="code">{text} </span>}
              {t("resourceId" in source ? "byId" : "byName")}
            </span>
          </li>
        );
      })}
    </Items>
  );
}

function Groups({ subscription }: { subscription: Subscription }) {
  const t = useTranslations("subscriptions");
  const { userGroups, reachesNobody } = subscription;
  return (
    <>
      {reachesNobody && (
        <Tag tone="warn">
          <Icon of={UserX} size={12} />
          {t("reachesNobody")}
        </Tag>
      )}
      {userGroups.length > 0 && (
        <Items label={t("groups")}>
          {userGroups.map(({ id, name }) => (
            <li key={id} className={itemClass}>
              {name}
            </li>
          ))}
        </Items>
      )}
    </>
  );
}

function Facts({ scope, subscription }: { scope: OwningScope; subscription: Subscription }) {
  const t = useTranslations("subscriptions");
  const locale = useLocale();
  const { id, enabled, provider, serviceName, resourceTypeName, notify } = subscription;
  const channels = (["email", "sms"] as const).filter((channel) => notify[channel]).map((item) => t(item));
  return (
    <div className="px-6 py-5 max-sm:px-4">
      <p className="mb-4 text-12 text-text-3">{t("readOnly")}</p>
      <dl className="grid gap-4">
        <Part label={t("enabled")}>{enabled ? t("yes") : `${t("no")} · ${t("disabledRead")}`}</Part>
        <Part label={t("type")}>
          {providerNameOf(provider)} · {serviceName[locale]} · {resourceTypeName[locale]}
        </Part>
        <Part label={t("codes")}>
          <Codes scope={scope} subscription={subscription} />
        </Part>
        <Part label={t("sources")}>
          <Sources subscription={subscription} />
        </Part>
        <Part label={t("groups")}>
          <Groups subscription={subscription} />
        </Part>
        <Part label={t("notify")}>{channels.join(", ")}</Part>
      </dl>
      <p className="mt-5">
        <PageLink
          href={`${deliveriesPath(scope)}?subscription=${id}`}
          className="inline-flex items-center text-accent hover:underline max-sm:min-h-10"
        >
          {t("itsDeliveries")}
        </PageLink>
      </p>
    </div>
  );
}

/** What a subscription says, whole, for those who may read it and not change it. */
export default function SubscriptionDetails({ scope, subscription, onClose }: SubscriptionDetailsProps) {
  const t = useTranslations("subscriptions");
  const common = useTranslations("common");
  const { data, error, refetch } = useQuery(subscriptionQuery(scope, subscription));
  const isGone = error instanceof ApiError && error.status === 404;
  return (
    <Dialog
      title={data?.name ?? t("detailsTitle")}
      closeLabel={common("close")}
      onClose={onClose}
      className="max-w-[min(680px,calc(100vw-32px))]! max-sm:m-0! max-sm:h-dvh max-sm:max-h-none! max-sm:max-w-none! max-sm:rounded-none!"
      footer={
        <Button data-autofocus className="max-sm:h-10" onClick={onClose}>
          {common("close")}
        </Button>
      }
    >
      {data && <Facts scope={scope} subscription={data} />}
      {!data && isGone && <EmptyState title={t("goneTitle")}>{t("goneText")}</EmptyState>}
      {!data && error && !isGone && (
        <LoadFailure title={t("popupFailedTitle")} error={error} onRetry={() => void refetch()} />
      )}
      {!data && !error && <SkeletonRows rows={8} label={common("loading")} />}
    </Dialog>
  );
}
