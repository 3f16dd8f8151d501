"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { SkeletonBar } from "@/components/ui/skeleton";
import { type EventRef, eventLogQuery, eventUrl } from "@/lib/events/event-queries";
import type { EventDetail } from "@/lib/events/model";
import { filterOfLogValue } from "./cell-filter";
import type { FilterChip } from "./list-address";

function LogSkeleton() {
  const t = useTranslations("events");
  return (
    <div role="status" aria-label={t("log")} className="skeleton grid content-start gap-3.25 py-3">
      {["w-24", "w-60", "w-80", "w-52", "w-72", "w-64"].map((width) => (
        <SkeletonBar key={width} className={width} />
      ))}
    </div>
  );
}

const JsonInspector = dynamic(
  () => import("@/components/json-inspector/json-inspector").then((module) => module.JsonInspector),
  { ssr: false, loading: LogSkeleton },
);

interface EventLogProps {
  reference: EventRef;
  event: EventDetail;
  /** Narrows the list by a value of the log that a field of the event holds too. */
  onFilter: (chip: FilterChip) => void;
}

/** The original record, byte for byte, in the inspector. */
export function EventLog({ reference, event, onFilter }: EventLogProps) {
  const t = useTranslations("events");
  const common = useTranslations("common");
  const { data, isError, refetch } = useQuery(eventLogQuery(reference));
  const filterBy = (_path: string, value: string) => {
    const chip = filterOfLogValue(event, value);
    if (chip) onFilter(chip);
  };
  return (
    <div className="flex min-h-90 flex-1 basis-90 flex-col border-t border-line-soft px-5 max-sm:px-4">
      {isError && (
        <p role="alert" className="flex items-center gap-3 py-3 text-12 text-fail">
          {t("logFailed")}
          <Button size="small" onClick={() => void refetch()}>
            {common("tryAgain")}
          </Button>
        </p>
      )}
      {!data && !isError && <LogSkeleton />}
      {!data && (
        <noscript>
          <a href={eventUrl(reference, "log")} className="text-12 text-accent underline underline-offset-2">
            {t("openLog")}
          </a>
        </noscript>
      )}
      {data && (
        <JsonInspector
          text={data.text}
          sizeBytes={data.byteLength}
          sha256={data.sha256}
          downloadHref={eventUrl(reference, "download")}
          onFilter={filterBy}
          canFilter={(_path, value) => filterOfLogValue(event, value) !== null}
        />
      )}
    </div>
  );
}
