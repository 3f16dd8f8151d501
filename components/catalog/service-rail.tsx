import type { Route } from "next";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import type { CatalogCounts } from "@/lib/catalog/contract";
import type { CatalogFilters } from "@/lib/catalog/filters";
import { providerNameOf } from "@/lib/catalog/model";
import { formatCount } from "@/lib/shared/format-count";
import { catalogHref } from "./catalog-href";
import { countsByProvider } from "./counts-by-provider";
import type { ApplyFilters } from "./use-catalog-filters";

interface RailLinkProps {
  path: Route;
  /** Where it leads. */
  filters: CatalogFilters;
  onChange: ApplyFilters;
  label: string;
  count: number;
  isCurrent: boolean;
  className?: string;
}

/** A real address, which opens in another tab too; a plain click goes the way of every other change. */
function RailLink({ path, filters, onChange, label, count, isCurrent, className }: RailLinkProps) {
  return (
    <Link
      href={catalogHref(path, filters)}
      onNavigate={(event) => {
        event.preventDefault();
        onChange(filters);
      }}
      prefetch={false}
      aria-current={isCurrent ? "true" : undefined}
      className={classNames(
        "press flex min-h-6.5 items-center gap-2 rounded-2 pr-2 text-text-2 hover:bg-hover hover:text-text",
        "aria-[current]:bg-active aria-[current]:font-medium aria-[current]:text-text",
        className,
      )}
    >
      <span data-cut className="cut flex-1">
        {label}
      </span>
      <span className="num text-12 font-normal text-text-3">{formatCount(count)}</span>
    </Link>
  );
}

export interface ServiceRailProps {
  path: Route;
  filters: CatalogFilters;
  counts: CatalogCounts;
  onChange: ApplyFilters;
}

/** Providers and, under the chosen one, its services, with how many entries the other filters leave of each. */
export function ServiceRail({ path, filters, counts, onChange }: ServiceRailProps) {
  const t = useTranslations("catalog");
  const locale = useLocale();
  const base = { ...filters, provider: [], service: [], resourceType: [] };
  const link = { path, onChange };
  const providers = countsByProvider(counts);
  const all = providers.reduce((sum, { count }) => sum + count, 0);
  return (
    <nav
      aria-label={t("browse")}
      className="w-54 shrink-0 overflow-y-auto border-r border-line px-2 py-3 max-lg:hidden"
    >
      <RailLink
        {...link}
        filters={base}
        label={t("allProviders")}
        count={all}
        isCurrent={filters.provider.length === 0 && filters.service.length === 0}
        className="pl-2"
      />
      <ul className="mt-1">
        {providers.map(({ provider, count, services }) => {
          const isChosen = filters.provider.includes(provider);
          return (
            <li key={provider} className="mt-0.5">
              <RailLink
                {...link}
                filters={{ ...base, provider: [provider] }}
                label={providerNameOf(provider)}
                count={count}
                isCurrent={isChosen && filters.service.length === 0}
                className="pl-2 font-medium"
              />
              {isChosen && (
                <ul className="mb-2">
                  {services.map((item) => (
                    <li key={item.service}>
                      <RailLink
                        {...link}
                        filters={{ ...base, provider: [provider], service: [item.service] }}
                        label={item.name[locale]}
                        count={item.count}
                        isCurrent={filters.service.includes(item.service)}
                        className="pl-5"
                      />
                    </li>
                  ))}
                </ul>
              )}
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
