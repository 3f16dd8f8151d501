"use client";

import type { Route } from "next";
import { useTranslations } from "next-intl";
import type { CatalogCounts, CatalogPage } from "@/lib/catalog/contract";
import { type CatalogFilters, serializeCatalogFilters } from "@/lib/catalog/filters";
import { formatCount } from "@/lib/shared/format-count";
import { EntryTable } from "./entry-table";
import { FilterBar } from "./filter-bar";
import { ServiceRail } from "./service-rail";
import { useCatalogFilters } from "./use-catalog-filters";

export interface CatalogViewProps {
  path: Route;
  filters: CatalogFilters;
  /** The rows that came with the document. */
  first: CatalogPage;
  counts: CatalogCounts;
  /** The key of the entry that the address opens, where it is among the matches. */
  initialOpen: string | null;
}

/** The catalog: providers and services at the left, filters above, entries below. Its state is its address. */
export function CatalogView({ path, filters, first, counts, initialOpen }: CatalogViewProps) {
  const t = useTranslations("catalog");
  const { wanted, isPending, apply } = useCatalogFilters(path, filters);
  return (
    <div className="flex h-full min-h-0">
      <ServiceRail path={path} filters={wanted} counts={counts} onChange={apply} />
      <section
        className="flex min-w-0 flex-1 flex-col max-md:overflow-y-auto"
        aria-labelledby="catalog-title"
      >
        <header className="px-4 pt-3 pb-2.5">
          <div className="flex flex-wrap items-baseline gap-x-2.5">
            <h1 id="catalog-title" className="text-16 font-semibold">
              {t("title")}
            </h1>
            <p role="status" className="num text-12 text-text-3">
              {t(counts.matches === 1 ? "oneMatch" : "matches", { count: formatCount(counts.matches) })}
            </p>
          </div>
          <p className="text-text-2">{t("lead")}</p>
          <FilterBar filters={wanted} counts={counts} services={first.services} onChange={apply} />
        </header>
        <EntryTable
          key={serializeCatalogFilters(filters).toString()}
          path={path}
          filters={filters}
          first={first}
          counts={counts}
          initialOpen={initialOpen}
          isPending={isPending}
        />
      </section>
    </div>
  );
}
