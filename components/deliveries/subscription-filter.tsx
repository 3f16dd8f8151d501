import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Check, ChevronsUpDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Popover } from "@/components/ui/popover";
import { SearchField } from "@/components/ui/search-field";
import type { OwningScope } from "@/lib/access/scope";
import { emptySubscriptionFilters } from "@/lib/subscriptions/filters";
import { subscriptionListQuery, subscriptionQuery } from "@/lib/subscriptions/queries";

interface SubscriptionFilterProps {
  scope: OwningScope;
  value: string | null;
  /** Names that rows of the list give; also of subscriptions that were deleted. */
  known: ReadonlyMap<string, string>;
  onChange: (subscription: string | null) => void;
}

interface OptionProps {
  name: string;
  isChosen: boolean;
  onChoose: () => void;
}

function Option({ name, isChosen, onChoose }: OptionProps) {
  return (
    <li>
      <button
        type="button"
        aria-pressed={isChosen}
        data-cut
        onClick={onChoose}
        className="flex min-h-8 w-full min-w-0 items-center gap-2 rounded-2 px-2 text-left hover:bg-hover max-sm:min-h-10"
      >
        <span className="cut flex-1">{name}</span>
        {isChosen && <Icon of={Check} size={14} className="shrink-0 text-accent" />}
      </button>
    </li>
  );
}

function Choices({ scope, value, onChange }: Omit<SubscriptionFilterProps, "known">) {
  const t = useTranslations("deliveries");
  const common = useTranslations("common");
  const [q, setQ] = useState("");
  const query = useInfiniteQuery({
    ...subscriptionListQuery(scope, { ...emptySubscriptionFilters, name: q }),
    placeholderData: keepPreviousData,
  });
  const found = query.data?.pages.flatMap((page) => page.subscriptions) ?? [];
  return (
    <div className="w-80 max-w-[calc(100vw-32px)] p-2">
      <SearchField label={t("findSubscription")} value={q} onChange={setQ} />
      <ul aria-label={t("subscription")} className="mt-1.5 max-h-72 overflow-y-auto">
        <Option name={t("all")} isChosen={value === null} onChoose={() => onChange(null)} />
        {found.map(({ id, name }) => (
          <Option key={id} name={name} isChosen={id === value} onChoose={() => onChange(id)} />
        ))}
      </ul>
      <p role="status" className="px-2 text-12 text-text-3 not-empty:py-1.5">
        {query.isPending && common("loading")}
        {query.isError && t("subscriptionsFailed")}
        {query.isSuccess && !query.isPlaceholderData && found.length === 0 && t("noSubscription")}
      </p>
      {query.hasNextPage && (
        <Button size="small" disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {common("showMore")}
        </Button>
      )}
    </div>
  );
}

/** One subscription out of as many as there are: searched on the server. */
export function SubscriptionFilter({ scope, value, known, onChange }: SubscriptionFilterProps) {
  const t = useTranslations("deliveries");
  const id = useId();
  const isUnknown = value !== null && !known.has(value);
  const asked = useQuery({ ...subscriptionQuery(scope, value ?? ""), enabled: isUnknown });
  const name = value === null ? t("all") : (known.get(value) ?? asked.data?.name ?? t("oneSubscription"));
  return (
    <div className="flex min-w-0 items-center gap-1.5 max-sm:w-full max-sm:flex-col max-sm:items-stretch max-sm:gap-0.5">
      <span aria-hidden id={id} className="shrink-0 text-12 text-text-3">
        {t("subscription")}
      </span>
      <Popover
        title={t("subscription")}
        label={`${t("subscription")}: `}
        className="edge-control flex h-8 max-w-70 min-w-0 items-center gap-2 rounded-2 bg-surface pr-2.25 pl-2.25 max-sm:h-10 max-sm:max-w-none max-sm:flex-1"
        content={(close) => (
          <Choices
            scope={scope}
            value={value}
            onChange={(subscription) => {
              onChange(subscription);
              close();
            }}
          />
        )}
      >
        <span className="cut flex-1 text-left" data-cut>
          {name}
        </span>
        <Icon of={ChevronsUpDown} size={14} className="shrink-0 text-text-3" />
      </Popover>
    </div>
  );
}
