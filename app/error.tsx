"use client";

import { useTranslations } from "next-intl";
import { buttonClass } from "@/components/ui/button-class";

/** The digest is what the server wrote to its log with the error. Every page carries this, so it is plain. */
export default function PageError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const t = useTranslations("common");
  return (
    <main className="grid min-h-full content-center justify-items-center bg-surface">
      <section role="alert" className="max-w-[60ch] px-8 py-7">
        <h1 className="text-16 font-semibold">{t("errorTitle")}</h1>
        <p className="mt-1.5 text-text-2">{t("errorText")}</p>
        {error.digest && (
          <p className="mt-1 text-text-2">
            {t("errorId")} <code className="code">{error.digest}</code>
          </p>
        )}
        <button type="button" onClick={reset} className={buttonClass("primary", "normal", "mt-4")}>
          {t("tryAgain")}
        </button>
      </section>
    </main>
  );
}
