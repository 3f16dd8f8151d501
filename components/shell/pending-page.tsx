"use client";

import { useTranslations } from "next-intl";
import { SkeletonBar, SkeletonRows } from "@/components/ui/skeleton";
import { pageKind } from "./page-kind";

const factWidths = ["w-40", "w-56", "w-32", "w-48", "w-36", "w-60", "w-28", "w-44"];
const textWidths = ["w-2/3", "w-full", "w-5/6", "w-1/2", "w-3/4", "w-full", "w-2/5"];

/** The sentence, the facts and the log of one event. */
function EventSkeleton() {
  return (
    <div className="skeleton mx-auto max-w-230 px-5 pt-6 max-sm:px-4">
      <SkeletonBar className="h-4! w-2/3" />
      <SkeletonBar className="mt-5 w-64 max-w-full" />
      <div className="mt-8 grid gap-x-8 gap-y-4 sm:grid-cols-2">
        {factWidths.map((width) => (
          <SkeletonBar key={width} className={width} />
        ))}
      </div>
      <div className="mt-8 grid gap-3.25 border-t border-line-soft pt-6">
        {factWidths.map((width) => (
          <SkeletonBar key={width} className={width} />
        ))}
      </div>
    </div>
  );
}

/** An index at the left, and texts. */
function ReferenceSkeleton() {
  return (
    <div className="skeleton flex gap-12 px-6 py-6">
      <div className="grid w-40 shrink-0 content-start gap-4 max-lg:hidden">
        {factWidths.map((width) => (
          <SkeletonBar key={width} className="w-32" />
        ))}
      </div>
      <div className="grid max-w-180 flex-1 content-start gap-5">
        <SkeletonBar className="h-4! w-48" />
        {textWidths.map((width, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines never move
          <SkeletonBar key={index} className={width} />
        ))}
      </div>
    </div>
  );
}

/** A title, a bar of controls and rows; the catalog has its services at the left. */
function RowsSkeleton({ hasRail, label }: { hasRail: boolean; label: string }) {
  return (
    <div className="flex h-full">
      {hasRail && (
        <div className="skeleton grid w-51 shrink-0 content-start gap-5 border-r border-line px-4 py-5 max-md:hidden">
          {factWidths.map((width) => (
            <SkeletonBar key={width} className="w-32" />
          ))}
        </div>
      )}
      <div className="min-w-0 flex-1">
        <div className="skeleton px-4 pt-4 pb-3">
          <SkeletonBar className="h-3.5! w-40" />
          <SkeletonBar className="mt-4 h-8.5! w-full rounded-2!" />
        </div>
        <SkeletonRows rows={24} label={label} />
      </div>
    </div>
  );
}

/** The skeleton of the page that is on its way. */
export default function PendingPage({ target }: { target: string }) {
  const common = useTranslations("common");
  const kind = pageKind(target);
  if (kind !== "event" && kind !== "reference")
    return <RowsSkeleton hasRail={kind === "catalog"} label={common("loading")} />;
  return (
    <>
      {kind === "event" ? <EventSkeleton /> : <ReferenceSkeleton />}
      <span role="status" className="sr-only">
        {common("loading")}
      </span>
    </>
  );
}
