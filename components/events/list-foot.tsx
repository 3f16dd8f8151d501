import { useLocale, useTranslations } from "next-intl";
import { lazy, Suspense } from "react";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { ListOrder } from "@/lib/events/filters";
import type { EventStats } from "@/lib/events/stats-model";
import { formatCount } from "@/lib/shared/format-count";
import { formatShortTime } from "@/lib/shared/format-time";
import { totalWords } from "./total-words";
import type { EventList } from "./use-event-list";

const MoreFailure = lazy(() => import("./more-failure"));

interface ListFootProps {
  list: EventList;
  order: ListOrder;
  zone: string;
  now: number;
}

/** Below the last row: what is still to come, how far the search has looked, or that this was all. */
export function ListFoot({ list, order, zone, now }: ListFootProps) {
  const t = useTranslations("events");
  const common = useTranslations("common");
  const locale = useLocale();
  const { query, searchedThrough, isSearchingOn, isStopped } = list;
  if (query.isFetchNextPageError) {
    return (
      <Suspense>
        <MoreFailure
          key={query.errorUpdateCount}
          error={query.error}
          failures={list.failures}
          onRetry={() => void query.fetchNextPage()}
        />
      </Suspense>
    );
  }
  if (isSearchingOn || isStopped) {
    const time = searchedThrough && formatShortTime(searchedThrough, zone, locale, now);
    return (
      <div role="status" className="flex flex-wrap items-center gap-3 px-4 py-3 text-12 text-text-2">
        {time && <span>{t(order === "desc" ? "searchedBack" : "searchedForward", { time })}</span>}
        {isStopped ? (
          <Button size="small" onClick={list.searchOn}>
            {t("searchOn")}
          </Button>
        ) : (
          <Button size="small" onClick={list.stop}>
            {t("stopSearch")}
          </Button>
        )}
      </div>
    );
  }
  if (query.isFetchingNextPage) return <SkeletonRows rows={3} label={common("loading")} />;
  if (list.isComplete && list.rows.length > 0)
    return <p className="px-4 py-2.5 text-12 text-text-3">{t("endOfList")}</p>;
  return null;
}

interface StatusBarProps {
  /** The rows in sight, counted from 0; `last` is -1 before they are known. */
  sight: { first: number; last: number };
  rowCount: number;
  /** As far as they were counted; null while nobody knows. */
  total: EventStats["total"] | null;
}

/** Where one stands in the list, and the keys that move there. */
export function StatusBar({ sight, rowCount, total }: StatusBarProps) {
  const t = useTranslations("events");
  const first = formatCount(sight.first + 1);
  const last = formatCount(Math.min(sight.last + 1, rowCount));
  const position =
    total === null
      ? t("inSight", { first, last })
      : t("inSightOf", { first, last, total: totalWords(total, t) });
  const hints = [
    [["j", "k"], t("keyMove")],
    [["↵"], t("keyOpen")],
    [["f"], t("keyFilter")],
    [["/"], t("keySearch")],
  ] as const;
  return (
    <footer className="flex h-7.5 shrink-0 items-center gap-3.5 border-t border-line bg-surface px-4 text-11 text-text-2 max-sm:hidden">
      <span className="num">{rowCount > 0 && sight.last >= 0 ? position : ""}</span>
      <span aria-hidden className="ml-auto flex gap-3.5 @max-[700px]/toolbar:hidden">
        {hints.map(([keys, word]) => (
          <span key={word} className="flex items-center gap-1.25">
            {keys.map((key) => (
              <Kbd key={key}>{key}</Kbd>
            ))}
            {word}
          </span>
        ))}
      </span>
    </footer>
  );
}
