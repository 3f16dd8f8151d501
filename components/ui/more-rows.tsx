import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Button } from "./button";
import { SkeletonRows } from "./skeleton";

export interface MoreRowsProps {
  /** Of an infinite query: whether more follows, is on its way, or failed to come. */
  query: {
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    isFetchNextPageError: boolean;
    fetchNextPage: () => unknown;
  };
}

/** How far below the window the next page is asked for. */
const lead = "600px";

/** The end of what is loaded: asks for more when it comes near, and says so when that failed. */
export function MoreRows({ query }: MoreRowsProps) {
  const common = useTranslations("common");
  const end = useRef<HTMLDivElement>(null);
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = query;
  const canLoad = hasNextPage && !isFetchingNextPage && !isFetchNextPageError;

  useEffect(() => {
    if (!canLoad || !end.current) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) fetchNextPage();
      },
      { rootMargin: lead },
    );
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [canLoad, fetchNextPage]);

  if (!hasNextPage) return null;
  return (
    <div ref={end}>
      {isFetchingNextPage && <SkeletonRows rows={3} label={common("loading")} />}
      {!isFetchingNextPage && (
        <p className="flex items-center gap-3 px-4 py-3 text-text-2">
          {isFetchNextPageError && (
            <span role="alert" className="text-fail">
              {common("moreFailed")}
            </span>
          )}
          <Button size="small" className="touch" onClick={() => fetchNextPage()}>
            {common(isFetchNextPageError ? "tryAgain" : "showMore")}
          </Button>
        </p>
      )}
    </div>
  );
}
