"use client";

import { PageFailure, type PageFailureProps } from "@/components/shell/page-failure";

/** For what fails outside an organization's frame, or in making the frame itself. */
export default function PageError(props: PageFailureProps) {
  return (
    <main className="grid min-h-full content-center justify-items-center bg-surface">
      <PageFailure {...props} />
    </main>
  );
}
