"use client";

import { lazy, Suspense } from "react";
import { usePageTarget } from "@/components/ui/page-transition";

/** Fetched with the first page that is gone to: the script of a first visit has a budget. */
const PendingPage = lazy(() => import("./pending-page"));

/** Lies over the page that is left while another one is on its way. */
export function PageCover() {
  const target = usePageTarget();
  if (target === null) return null;
  return (
    <div className="skeleton-cover absolute inset-0 z-30 overflow-hidden bg-surface">
      <Suspense>
        <PendingPage target={target} />
      </Suspense>
    </div>
  );
}
