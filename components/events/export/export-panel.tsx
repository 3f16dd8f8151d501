"use client";

import { useQuery } from "@tanstack/react-query";
import { Check, FileText, Sheet, Terminal } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { offProps } from "@/components/ui/off-props";
import { useCopy } from "@/components/ui/use-copy";
import { type ExportFormat, exportFormats } from "@/lib/events/export-model";
import { exportCheckQuery, exportUrl } from "@/lib/events/export-queries";
import { fieldFiltersOf } from "@/lib/events/field-filters";
import { ApiError } from "@/lib/http/api-client";
import { curlCommand } from "./curl-command";
import type { ExportedList } from "./exported-list";
import { filterWords } from "./filter-words";

const icons = { csv: Sheet, ndjson: FileText } as const;

/** Why nothing can be exported now; null where it can, or while nobody knows. */
function useOffReason({ scope, filters }: ExportedList): string | null {
  const t = useTranslations("event-export");
  const common = useTranslations("common");
  const { error } = useQuery(exportCheckQuery(scope, filters));
  if (error === null) return null;
  const status = error instanceof ApiError ? error.status : 0;
  if (status === 401) return common("sessionEnded");
  if (status === 403 || status === 404) return t("off.notAllowed");
  if (status === 429) return t("off.tooMany");
  return status === 0 ? common("failedNetwork") : common("failedStatus", { status });
}

function Contents({ filters, rangeWords }: ExportedList) {
  const t = useTranslations("event-export");
  const words = useTranslations("events");
  const chosen = fieldFiltersOf(filters);
  return (
    <section aria-label={t("contains")} className="border-b border-line px-4 py-3 text-12">
      <p className="font-medium">
        {t("range", { range: rangeWords })}{" "}
        <span className="font-normal text-text-2">{t(`order.${filters.order}`)}</span>
      </p>
      {chosen.length === 0 && <p className="text-text-2">{t("noFilters")}</p>}
      <ul className="text-text-2">
        {chosen.map((filter) => (
          <li
            key={`${filter.field} ${filter.negated} ${filter.isPrefix} ${filter.value}`}
            className="wrap-anywhere"
          >
            <bdi>{t("filter", { ...filterWords(filter, words) })}</bdi>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface ChoiceProps {
  format: ExportFormat;
  url: string;
  zone: string;
  offReason: string | null;
  onBegin: () => void;
}

/** A link, which the browser saves as it arrives: nothing of the file is held by the page. */
function Choice({ format, url, zone, offReason, onBegin }: ChoiceProps) {
  const t = useTranslations("event-export");
  const { last, copy } = useCopy();
  const copied = last && t(last.isCopied ? "curlCopied" : "copyFailed", { format: t(`format.${format}`) });
  return (
    <li className="flex items-start gap-2 px-2 py-1">
      <a
        href={offReason === null ? url : undefined}
        role={offReason === null ? undefined : "link"}
        tabIndex={0}
        download
        onClick={onBegin}
        className="flex min-w-0 flex-1 gap-2.5 rounded-2 px-2 py-1.5 hover:bg-hover aria-disabled:opacity-50"
        {...offProps(offReason)}
      >
        <Icon of={icons[format]} size={14} className="mt-0.75 shrink-0 text-text-2" />
        <span className="min-w-0">
          <span className="block font-medium">{t(`format.${format}`)}</span>
          <span className="block text-12 text-text-2">{t(`about.${format}`, { zone })}</span>
        </span>
      </a>
      <Button
        kind="ghost"
        size="small"
        className="mt-1.5"
        aria-label={t(`copyCurl.${format}`)}
        data-tip={t(`copyCurl.${format}`)}
        onClick={() => copy(format, curlCommand(new URL(url, location.href).href))}
      >
        <Icon of={last?.isCopied ? Check : Terminal} size={14} />
        {t("curl")}
      </Button>
      <span role="status" className="sr-only">
        {copied}
      </span>
    </li>
  );
}

/** What an export of the list will hold, and the two forms in which it can be had. */
export default function ExportPanel(props: ExportedList) {
  const { scope, filters, zone } = props;
  const t = useTranslations("event-export");
  const language = useLocale();
  const offReason = useOffReason(props);
  const [isBegun, setBegun] = useState(false);
  return (
    <div className="w-104 max-w-[calc(100vw-1rem)]">
      <Contents {...props} />
      <ul className="py-1">
        {exportFormats.map((format) => (
          <Choice
            key={format}
            format={format}
            url={exportUrl(scope, filters, format, { language, timeZone: zone })}
            zone={zone}
            offReason={offReason}
            onBegin={() => setBegun(true)}
          />
        ))}
      </ul>
      <p role="status" className="border-t border-line px-4 py-2.5 text-12 text-text-2">
        {offReason ?? (isBegun ? t("begun") : t("recorded"))}
      </p>
    </div>
  );
}
