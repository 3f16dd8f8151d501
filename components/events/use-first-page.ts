import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import type { EventPage } from "@/lib/events/model";
import type { eventListQuery } from "@/lib/events/queries";

/** The first page of a list as the server read it, and the list that it is of. */
export interface FirstPage {
  queryKey: ReturnType<typeof eventListQuery>["queryKey"];
  page: EventPage;
  /** Milliseconds since 1970. */
  readAt: number;
}

/**
 * Puts the server's page where its list looks for rows: they then stand in the HTML. This is TanStack's
 * HydrationBoundary for one query that has succeeded, without the script that it needs for all others.
 */
export function useFirstPage(given: FirstPage | null): void {
  const client = useQueryClient();
  const { put, isKnown } = useMemo(() => {
    const put = () => {
      const knownAt = given && client.getQueryState(given.queryKey)?.dataUpdatedAt;
      if (!given || (knownAt ?? 0) >= given.readAt) return;
      const data = { pages: [given.page], pageParams: [null] };
      client.setQueryData(given.queryKey, data, { updatedAt: given.readAt });
    };
    const isKnown = given !== null && client.getQueryState(given.queryKey) !== undefined;
    // Nobody looks yet, so that this may be done while drawing.
    if (!isKnown) put();
    return { put, isKnown };
  }, [client, given]);
  useEffect(() => {
    if (isKnown) put();
  }, [put, isKnown]);
}
