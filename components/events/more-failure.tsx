"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { SignInAgain } from "./sign-in-again";
import { type FailureProps, isSignedOut, useFailureWords, useRetry } from "./use-retry";

/** Rows that are shown stay; only what comes after them failed. */
export default function MoreFailure({ error, failures, onRetry }: FailureProps) {
  const t = useTranslations("events");
  const left = useRetry(error, failures, onRetry);
  const words = useFailureWords(error);
  return (
    <div role="alert" className="flex flex-wrap items-center gap-3 px-5.5 py-3 text-12 text-text-2">
      <span className="font-medium text-fail">
        {t(isSignedOut(error) ? "signedOutTitle" : "failedTitle")}
      </span>
      <span>
        {words} {left !== null && <span aria-hidden>{t("retryIn", { seconds: left })}</span>}
      </span>
      {isSignedOut(error) ? (
        <SignInAgain size="small" />
      ) : (
        <Button size="small" onClick={onRetry}>
          {t("retryNow")}
        </Button>
      )}
    </div>
  );
}
