"use client";

import { ListFilter } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense } from "react";
import { buttonClass } from "@/components/ui/button-class";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import type { EventFilters } from "@/lib/events/filters";
import type { EventShape } from "./use-event-shape";

const Histogram = lazy(() => import("./histogram"));
const loadFacets = () => import("./facets");
const Facets = lazy(loadFacets);
const FacetsSheet = lazy(() => import("./facets-sheet"));

interface FrameProps {
  shape: EventShape;
  filters: EventFilters;
  onChange: (filters: EventFilters) => void;
}

/** The room of the histogram over a list, kept from the first HTML on: what stands in it comes later and moves nothing. */
export function HistogramFrame({ shape, filters, onChange, now }: FrameProps & { now: number }) {
  const t = useTranslations("event-shape");
  return (
    <section
      aria-label={t("histogram")}
      className={classNames(
        "relative shrink-0 border-b border-line px-4 pt-1 max-sm:px-3",
        shape.choice.histogram ? "h-30.25 max-sm:h-25" : "h-8.25",
      )}
    >
      {shape.isMeasured && (
        <Suspense>
          <Histogram shape={shape} now={now} onZoom={(range) => onChange({ ...filters, range })} />
        </Suspense>
      )}
    </section>
  );
}

/** Where facets stand as the page comes, before a script has measured it: the widths are those of shape-choice.ts. */
const places = {
  auto: "hidden @min-[1235px]/toolbar:block",
  open: "hidden @min-[896px]/toolbar:block",
};

/** The facets, beside the list or in a sheet over it. */
export function FacetsFrame({ shape, filters, onChange }: FrameProps) {
  const t = useTranslations("event-shape");
  const { choice, isBeside, isSheetOpen } = shape;
  const props = { shape, filters, onChange };
  return (
    <>
      {choice.facets !== false && (
        <aside
          aria-label={t("facets")}
          className={classNames(
            "w-46 shrink-0 overflow-y-auto border-r border-line py-1",
            places[choice.facets ? "open" : "auto"],
          )}
        >
          {isBeside && (
            <Suspense>
              <Facets {...props} />
            </Suspense>
          )}
        </aside>
      )}
      {isSheetOpen && (
        <Suspense>
          <FacetsSheet {...props} />
        </Suspense>
      )}
    </>
  );
}

export function FacetsButton({ shape }: { shape: EventShape }) {
  const t = useTranslations("event-shape");
  return (
    <button
      type="button"
      aria-expanded={shape.isBeside || shape.isSheetOpen}
      aria-keyshortcuts="["
      data-tip={t("facets")}
      data-tip-key="["
      className={buttonClass("ghost", "small", "max-sm:size-10! max-sm:px-0!")}
      onPointerEnter={() => void loadFacets()}
      onClick={() => shape.toggleFacets(false)}
    >
      <Icon of={ListFilter} size={14} />
      <span className="@max-[800px]/toolbar:sr-only">{t("facets")}</span>
    </button>
  );
}
