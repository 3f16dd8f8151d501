import type { UseInfiniteQueryResult } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { SkeletonRows } from "@/components/ui/skeleton";

/** How far below the window the next page is asked for. */
const lead = "600px";

type MoreQuery = Pick<UseInfiniteQueryResult, "hasNextPage" | "isFetching" | "isError" | "fetchNextPage">;

/** The end of what is loaded: asks for more when it comes near, and says so when that failed. */
export function MoreEntries({ query }: { query: MoreQuery }) {
  const t = useTranslations("catalog");
  const common = useTranslations("common");
  const end = useRef<HTMLDivElement>(null);
  const { hasNextPage, isFetching, isError, fetchNextPage } = query;
  const canLoad = hasNextPage && !isFetching && !isError;

  useEffect(() => {
    if (!canLoad || !end.current) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) void fetchNextPage();
      },
      { rootMargin: lead },
    );
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [canLoad, fetchNextPage]);

  if (!hasNextPage) return null;
  return (
    <div ref={end}>
      {isFetching && <SkeletonRows rows={3} label={common("loading")} />}
      {!isFetching && (
        <p className="flex items-center gap-3 px-4 py-3 text-text-2">
          {isError && <span role="alert">{t("loadFailed")}</span>}
          <Button size="small" onClick={() => void fetchNextPage()}>
            {isError ? common("tryAgain") : t("more")}
          </Button>
        </p>
      )}
    </div>
  );
}
