import { useInfiniteQuery } from "@tanstack/react-query";
import { SearchX } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { buttonClass } from "@/components/ui/button-class";
import { classNames } from "@/components/ui/class-names";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { MoreRows } from "@/components/ui/more-rows";
import type { CatalogCounts, CatalogPage } from "@/lib/catalog/contract";
import type { CatalogFilters } from "@/lib/catalog/filters";
import { entryKeyOf } from "@/lib/catalog/model";
import { catalogQuery } from "@/lib/catalog/queries";
import { type EntryLayout, entryColumns, entryLayout } from "./column-classes";
import { EntryRow } from "./entry-row";
import { serviceNamesOf } from "./service-names";
import { useEntryKeys } from "./use-entry-keys";
import { useOpenEntry } from "./use-open-entry";

export interface EntryTableProps {
  path: Route;
  filters: CatalogFilters;
  first: CatalogPage;
  counts: Pick<CatalogCounts, "matches" | "replaced">;
  initialOpen: string | null;
  isPending: boolean;
}

function Head({ layout }: { layout: EntryLayout }) {
  const t = useTranslations("catalog");
  return (
    <thead className="sticky top-0 z-2 block bg-sunken @max-[560px]:sr-only">
      <tr className={layout.row}>
        {entryColumns.map((column) => (
          <th
            key={column}
            scope="col"
            className={classNames(
              "cut py-1.75 text-left text-11 font-normal text-text-3",
              layout.columns[column],
            )}
          >
            {t(`columns.${column}`)}
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** The entries that match. More rows come as the end of the list comes near. */
export function EntryTable({ path, filters, first, counts, initialOpen, isPending }: EntryTableProps) {
  const t = useTranslations("catalog");
  const body = useRef<HTMLDivElement>(null);
  const more = useInfiniteQuery(catalogQuery(filters, first));
  const entries = more.data.pages.flatMap((page) => page.events);
  const layout = entryLayout({ isOneService: filters.service.length === 1, ...counts });
  const nameOf = serviceNamesOf(first.services);
  const { open, toggle } = useOpenEntry(path, filters, initialOpen);
  useEntryKeys(body, () => toggle(null));

  if (entries.length === 0) {
    return (
      <EmptyState
        icon={<Icon of={SearchX} />}
        title={t("nothingTitle")}
        actions={
          <Link href={path} className={buttonClass()}>
            {t("showAll")}
          </Link>
        }
      >
        {t("nothingText")}
      </EmptyState>
    );
  }
  return (
    <div
      ref={body}
      className="@container min-h-0 flex-1 border-t border-line md:overflow-y-auto"
      aria-busy={isPending}
    >
      <table aria-label={t("title")} className="block">
        <Head layout={layout} />
        <tbody className="block">
          {entries.map((entry) => {
            const key = entryKeyOf(entry);
            return (
              <EntryRow
                key={key}
                path={path}
                entry={entry}
                names={nameOf(entry)}
                layout={layout}
                words={filters.q}
                isOpen={key === open}
                onToggle={() => toggle(key === open ? null : key)}
              />
            );
          })}
        </tbody>
      </table>
      <MoreRows query={more} />
    </div>
  );
}
