"use client";

import { useQuery } from "@tanstack/react-query";
import type { Route } from "next";
import { useTranslations } from "next-intl";
import { PageLink } from "@/components/ui/page-link";
import { Tag } from "@/components/ui/tag";
import { type CatalogAddress, emptyCatalogFilters, writeCatalogAddress } from "@/lib/catalog/filters";
import { type CatalogReference, entryKeyOf } from "@/lib/catalog/model";
import { type EventCode, pastEntryQuery } from "@/lib/catalog/queries";
import { catalogPath } from "@/lib/navigation/paths";

interface CatalogTagProps {
  organization: string;
  code: EventCode;
  /** Vendors emit such codes no more; an unknown one has no entry to lead to. */
  status: "legacy" | "retired";
}

/** The entry among its service's; all that the code finds, before it is known and where there is none. */
function addressOf(code: EventCode, entry: CatalogReference | null): CatalogAddress {
  const provider = [code.provider];
  if (!entry) return { filters: { ...emptyCatalogFilters, provider, q: code.event }, open: null };
  const filters = { ...emptyCatalogFilters, provider, service: [entry.service] };
  return { filters, open: entryKeyOf({ ...entry, provider: code.provider }) };
}

/** Says that an event's code is of the past, and what stands for it now; leads to its entry in the catalog. */
export default function CatalogTag({ organization, code, status }: CatalogTagProps) {
  const t = useTranslations("events");
  const { data } = useQuery(pastEntryQuery(code, status));
  const [now] = data?.replacedBy ?? [];
  const href = `${catalogPath(organization)}?${writeCatalogAddress(addressOf(code, data ?? null))}`;
  return (
    <PageLink
      href={href as Route}
      data-tip={t("openInCatalog")}
      className="inline-flex flex-wrap items-center gap-x-1.5 rounded-1 text-accent hover:underline"
    >
      <Tag tone="warn">{t(`catalogStatus.${status}`)}</Tag>
      {now && t("nowCode", { event: now.event })}
    </PageLink>
  );
}
