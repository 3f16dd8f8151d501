import { useQuery } from "@tanstack/react-query";
import { type RefObject, useState } from "react";
import { useTimeZone } from "@/components/ui/time-zone-context";
import { useShortcuts } from "@/components/ui/use-shortcuts";
import { writeCookie } from "@/components/ui/write-cookie";
import type { EventFilterField, EventFilters } from "@/lib/events/filters";
import { eventFacets } from "@/lib/events/stats-model";
import { eventStatsQuery } from "@/lib/events/stats-queries";
import type { EventListScope } from "@/lib/navigation/paths";
import type { EventList } from "../use-event-list";
import { useWidth } from "../use-width";
import { areFacetsBeside, leastWidth, type ShapeChoice, shapeCookie } from "./shape-choice";

interface EventShapeOptions {
  scope: EventListScope;
  filters: EventFilters;
  list: EventList;
  /** The fields that this list can be filtered by. */
  fields: readonly EventFilterField[];
  /** What the browser's cookie had. */
  keptShape: ShapeChoice;
  /** The list with everything that stands beside it. */
  whole: RefObject<HTMLElement | null>;
}

/** The shape of a list at a glance: its counts, asked for once its rows are here, and what of it is open. */
export function useEventShape({ scope, filters, list, fields, keptShape, whole }: EventShapeOptions) {
  const { zone } = useTimeZone();
  const width = useWidth(whole);
  const [choice, setChoice] = useState(keptShape);
  const [isSheetOpen, setSheetOpen] = useState(false);
  const [takesFocus, setTakesFocus] = useState(false);
  const isBeside = width !== null && areFacetsBeside(width, choice.facets);
  const facets = eventFacets.filter((facet) => fields.includes(facet));

  const areRowsHere = !list.query.isPending && !list.query.isPlaceholderData;
  const isWanted = width !== null && (choice.histogram || isBeside || isSheetOpen);
  const asked = isBeside || isSheetOpen ? facets : [];
  // Read here, not where it is shown: what no component has read yet when it changes, the query tells nobody of.
  const { data, isError, isFetching, isPlaceholderData, refetch } = useQuery({
    ...eventStatsQuery(scope, filters, { zone, facets: asked }),
    enabled: isWanted && areRowsHere,
  });

  const choose = (part: Partial<ShapeChoice>) => {
    const next = { ...choice, ...part };
    setChoice(next);
    writeCookie(shapeCookie, JSON.stringify(next));
  };
  const toggleFacets = (byKey: boolean) => {
    setTakesFocus(byKey);
    if (width !== null && width < leastWidth) setSheetOpen(true);
    else choose({ facets: !isBeside });
  };
  useShortcuts({ "[": () => toggleFacets(true) });
  return {
    scope,
    zone,
    stats: {
      data,
      /** What is shown is of other filters, until the new counts come. */
      isPlaceholderData,
      hasFailed: isError && !isFetching,
      retry: () => void refetch(),
    },
    facets,
    areRowsHere,
    choice,
    /** False before the list has been measured, and in the server's HTML. */
    isMeasured: width !== null,
    isBeside,
    isSheetOpen,
    /** The facets were opened by key, so the keys go on in them. */
    takesFocus,
    closeSheet: () => setSheetOpen(false),
    toggleFacets,
    toggleHistogram: () => choose({ histogram: !choice.histogram }),
    fold: (folded: ShapeChoice["folded"]) => choose({ folded }),
    /** Events in all, as far as they were counted; null while nobody knows. */
    total: data && !isPlaceholderData && !isError ? data.total : null,
  };
}

export type EventShape = ReturnType<typeof useEventShape>;
