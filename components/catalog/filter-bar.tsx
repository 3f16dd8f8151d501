import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { SearchField } from "@/components/ui/search-field";
import type { CatalogCounts, CatalogServiceAnswer } from "@/lib/catalog/contract";
import { type CatalogFilters, emptyCatalogFilters, serializeCatalogFilters } from "@/lib/catalog/filters";
import { catalogEntryStatuses, catalogScopes, providerNameOf } from "@/lib/catalog/model";
import { countsByProvider } from "./counts-by-provider";
import { FilterSelect } from "./filter-select";
import type { ApplyFilters } from "./use-catalog-filters";

export interface FilterBarProps {
  filters: CatalogFilters;
  counts: CatalogCounts;
  services: readonly CatalogServiceAnswer[];
  onChange: ApplyFilters;
}

/** Provider and service, for screens that have no room for the rail. */
function PlaceSelects({ filters, counts, onChange }: Omit<FilterBarProps, "services">) {
  const t = useTranslations("catalog");
  const locale = useLocale();
  const providers = countsByProvider(counts);
  const chosen = providers.filter(({ provider }) => filters.provider.includes(provider));
  return (
    <>
      <FilterSelect
        label={t("provider")}
        className="lg:hidden"
        values={filters.provider}
        options={providers.map(({ provider }) => ({ value: provider, label: providerNameOf(provider) }))}
        onChange={(provider) => onChange({ ...filters, provider, service: [], resourceType: [] })}
      />
      {chosen.length > 0 && (
        <FilterSelect
          label={t("service")}
          className="lg:hidden"
          values={filters.service}
          options={chosen.flatMap(({ services }) =>
            services.map(({ service, name }) => ({ value: service, label: name[locale] })),
          )}
          onChange={(service) => onChange({ ...filters, service, resourceType: [] })}
        />
      )}
    </>
  );
}

/** Search and the filters beside it. Those that the rail holds appear here where there is no rail. */
export function FilterBar({ filters, counts, services, onChange }: FilterBarProps) {
  const t = useTranslations("catalog");
  const locale = useLocale();
  const types = services.length === 1 ? (services[0]?.resourceTypes ?? []) : [];
  const isFiltered = serializeCatalogFilters(filters).size > 0;
  return (
    <search className="mt-2.5 flex flex-wrap items-center gap-2">
      <SearchField
        isMain
        label={t("search")}
        hint={t("searchHint")}
        value={filters.q}
        onChange={(q) => onChange({ ...filters, q }, "replace")}
        className="min-w-0 flex-[1_1_260px] max-sm:basis-full sm:max-w-105"
      />
      <PlaceSelects filters={filters} counts={counts} onChange={onChange} />
      {(types.length > 1 || filters.resourceType.length > 0) && (
        <FilterSelect
          label={t("resourceType")}
          values={filters.resourceType}
          options={types.map(({ resourceType, name }) => ({ value: resourceType, label: name[locale] }))}
          onChange={(resourceType) => onChange({ ...filters, resourceType })}
        />
      )}
      <FilterSelect
        label={t("scope")}
        values={filters.scope}
        options={catalogScopes.map((value) => ({ value, label: t(`scopes.${value}`) }))}
        onChange={(scope) => onChange({ ...filters, scope })}
      />
      <FilterSelect
        label={t("status")}
        values={filters.status}
        options={catalogEntryStatuses.map((value) => ({ value, label: t(`statuses.${value}`) }))}
        onChange={(status) => onChange({ ...filters, status })}
      />
      <FilterSelect
        label={t("subscribable")}
        values={filters.subscribable === null ? [] : [filters.subscribable ? "yes" : "no"]}
        options={(["yes", "no"] as const).map((value) => ({ value, label: t(value) }))}
        onChange={([value]) =>
          onChange({ ...filters, subscribable: value === undefined ? null : value === "yes" })
        }
      />
      {isFiltered && (
        <Button kind="ghost" size="small" onClick={() => onChange(emptyCatalogFilters)}>
          {t("clear")}
        </Button>
      )}
    </search>
  );
}
