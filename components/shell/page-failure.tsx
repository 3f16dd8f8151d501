"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { buttonClass } from "@/components/ui/button-class";

export interface PageFailureProps {
  /** The digest is what the server wrote to its log with the error. */
  error: Error & { digest?: string };
  reset: () => void;
}

/** Says that a page failed, and asks the server for it again. Every page carries this, so it is plain. */
export function PageFailure({ error, reset }: PageFailureProps) {
  const t = useTranslations("common");
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const again = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  return (
    <section role="alert" className="max-w-[60ch] px-8 py-7">
      <h1 className="text-16 font-semibold">{t("errorTitle")}</h1>
      <p className="mt-1.5 text-text-2">{t("errorText")}</p>
      {error.digest && (
        <p className="mt-1 text-text-2">
          {t("errorId")} <code className="code">{error.digest}</code>
        </p>
      )}
      <button
        type="button"
        onClick={again}
        disabled={isPending}
        className={buttonClass("primary", "normal", "mt-4")}
      >
        {t("tryAgain")}
      </button>
    </section>
  );
}
