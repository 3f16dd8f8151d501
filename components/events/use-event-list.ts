import { keepPreviousData, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import type { EventFilters } from "@/lib/events/filters";
import type { EventListItem } from "@/lib/events/model";
import { eventListQuery } from "@/lib/events/queries";
import { eventStatsKey } from "@/lib/events/stats-queries";
import type { EventListScope } from "@/lib/navigation/paths";
import { countFailures, type FailureCount } from "./count-failures";
import { type FirstPage, useFirstPage } from "./use-first-page";

/** Pages in a row that may bring no row before the search waits to be asked: each has read its whole budget. */
const maxEmptyPages = 20;

const noRows: readonly EventListItem[] = [];

/** Pages at the end of the list that brought nothing. */
function countEmptyTail(pages: readonly { events: readonly unknown[] }[]): number {
  let count = 0;
  while (count < pages.length && pages[pages.length - 1 - count]?.events.length === 0) count++;
  return count;
}

/** The rows of a list as far as they are here, and how to get more. */
export function useEventList(scope: EventListScope, filters: EventFilters, firstPage: FirstPage | null) {
  useFirstPage(firstPage);
  const client = useQueryClient();
  const options = eventListQuery(scope, filters);
  const query = useInfiniteQuery({ ...options, placeholderData: keepPreviousData });
  const pages = query.data?.pages;
  const rows = useMemo(() => pages?.flatMap((page) => page.events) ?? noRows, [pages]);
  const last = pages?.at(-1);
  const emptyTail = countEmptyTail(pages ?? []);
  const [patience, setPatience] = useState({ key: "", emptyPages: maxEmptyPages });
  const key = options.queryKey.join(" ");
  const allowed = patience.key === key ? patience.emptyPages : maxEmptyPages;
  const isStopped = emptyTail >= allowed;

  const { hasNextPage, isFetching, isError, fetchNextPage, isPlaceholderData } = query;
  const { dataUpdatedAt, errorUpdateCount } = query;
  const fetchMore = () => {
    if (hasNextPage && !isFetching && !isError && !isStopped && !isPlaceholderData) void fetchNextPage();
  };
  // A page without a row moves nothing into sight, so nobody's scrolling would ask for the next one.
  const isSearchingOn = emptyTail > 0 && hasNextPage && !isStopped && !isError && !isPlaceholderData;
  useEffect(() => {
    if (isSearchingOn && !isFetching) void fetchNextPage();
  }, [isSearchingOn, isFetching, fetchNextPage]);

  const [seen, setSeen] = useState<FailureCount>({ key, dataUpdatedAt, errorsBefore: 0 });
  const count = countFailures(seen, { key, dataUpdatedAt, errorUpdateCount });
  if (count !== seen) setSeen(count);

  const refresh = async () => {
    // Later pages hang on the cursor of the first: a refresh keeps that one alone.
    client.setQueryData(options.queryKey, (data: typeof query.data) =>
      data ? { pages: data.pages.slice(0, 1), pageParams: data.pageParams.slice(0, 1) } : data,
    );
    await query.refetch();
    void client.invalidateQueries({ queryKey: eventStatsKey });
  };
  return {
    query,
    /** Tells one list from another. */
    key,
    rows,
    /** How often in a row it has failed. */
    failures: Math.max(1, errorUpdateCount - count.errorsBefore),
    /** No row is left to come. */
    isComplete: query.isSuccess && !hasNextPage && !isPlaceholderData,
    searchedThrough: hasNextPage ? (last?.searchedThrough ?? null) : null,
    isSearchingOn,
    isStopped: isStopped && hasNextPage,
    stop: () => setPatience({ key, emptyPages: emptyTail }),
    searchOn: () => setPatience({ key, emptyPages: emptyTail + maxEmptyPages }),
    fetchMore,
    refresh,
  };
}

export type EventList = ReturnType<typeof useEventList>;
