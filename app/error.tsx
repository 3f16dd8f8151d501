"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** The digest is what the server wrote to its log with the error. */
export default function PageError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const t = useTranslations("common");
  return (
    <main className="grid min-h-full place-items-center bg-surface">
      <EmptyState
        level={1}
        tone="fail"
        title={t("errorTitle")}
        actions={
          <Button kind="primary" onClick={reset}>
            {t("tryAgain")}
          </Button>
        }
      >
        <p>{t("errorText")}</p>
        {error.digest && (
          <p className="mt-1">
            {t("errorId")} <code className="code">{error.digest}</code>
          </p>
        )}
      </EmptyState>
    </main>
  );
}
