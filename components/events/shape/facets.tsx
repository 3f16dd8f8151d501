"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { SkeletonBar } from "@/components/ui/skeleton";
import type { EventFilters } from "@/lib/events/filters";
import type { EventFacet } from "@/lib/events/stats-model";
import { FacetGroup } from "./facet-group";
import { StatsFailure } from "./stats-failure";
import type { EventShape } from "./use-event-shape";
import "./facets.css";

export interface FacetsProps {
  shape: EventShape;
  filters: EventFilters;
  onChange: (filters: EventFilters) => void;
}

/** What people ask for most stands first. */
const order: readonly EventFacet[] = [
  "outcome",
  "service",
  "actor",
  "event",
  "resourceType",
  "project",
  "sourceIp",
  "channel",
];

export function FacetsSkeleton() {
  const common = useTranslations("common");
  return (
    <div role="status" aria-label={common("loading")} className="skeleton grid gap-4 px-4 pt-4">
      {[20, 24, 16, 28, 18, 22, 26, 14, 20, 24, 16, 18].map((width, index) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: the bars never move
          key={index}
          className="flex justify-between"
        >
          <span style={{ width: width * 4 }}>
            <SkeletonBar />
          </span>
          <SkeletonBar className="w-7" />
        </span>
      ))}
    </div>
  );
}

/** The values that the events of a list have, with their counts, to include, to exclude, or to see alone. */
export default function Facets({ shape, filters, onChange }: FacetsProps) {
  const t = useTranslations("event-shape");
  const { stats, facets, choice, takesFocus } = shape;
  const body = useRef<HTMLDivElement>(null);
  const { data, hasFailed } = stats;
  const isHere = data !== undefined && facets.some((facet) => data.facets[facet]);
  useEffect(() => {
    if (takesFocus && isHere) body.current?.querySelector<HTMLElement>("[data-facet-button]")?.focus();
  }, [takesFocus, isHere]);
  if (hasFailed) {
    return (
      <div className="px-4 py-2">
        <StatsFailure text={t("facetsFailed")} stats={stats} />
      </div>
    );
  }
  if (!isHere) return <FacetsSkeleton />;
  const fold = (facet: EventFacet, isFolded: boolean) => {
    const others = choice.folded.filter((known) => known !== facet);
    shape.fold(isFolded ? [...others, facet] : others);
  };
  return (
    <div ref={body} aria-busy={stats.isPlaceholderData}>
      {order
        .filter((facet) => facets.includes(facet))
        .map((facet) => (
          <FacetGroup
            key={facet}
            shape={shape}
            facet={facet}
            values={data.facets[facet] ?? []}
            relation={data.facetRelations[facet] ?? "eq"}
            filters={filters}
            onChange={onChange}
            isFolded={choice.folded.includes(facet)}
            onFold={(isFolded) => fold(facet, isFolded)}
          />
        ))}
    </div>
  );
}
