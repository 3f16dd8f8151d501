"use client";

import { Check, CloudOff, Copy, RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { useCopy } from "@/components/ui/use-copy";
import { ApiError } from "@/lib/http/api-client";
import { SignInAgain } from "./sign-in-again";
import { type FailureProps, isSignedOut, useFailureWords, useRetry } from "./use-retry";

/** The list could not be read. Says why, and when it is tried again. */
export default function ListFailure({ error, failures, onRetry }: FailureProps) {
  const t = useTranslations("events");
  const left = useRetry(error, failures, onRetry);
  const words = useFailureWords(error);
  const { last, copy } = useCopy();
  const requestId = error instanceof ApiError ? error.requestId : null;
  return (
    <div role="alert">
      <EmptyState
        tone="fail"
        icon={<Icon of={CloudOff} />}
        title={t(isSignedOut(error) ? "signedOutTitle" : "failedTitle")}
        actions={
          <>
            {isSignedOut(error) ? (
              <SignInAgain />
            ) : (
              <Button kind="primary" onClick={onRetry}>
                <Icon of={RotateCw} size={14} />
                {t("retryNow")}
              </Button>
            )}
            {requestId && (
              <Button kind="ghost" onClick={() => copy("request", requestId)}>
                <Icon of={last?.isCopied ? Check : Copy} size={14} />
                {last && !last.isCopied ? t("copyFailed") : t("copyRequestId")}
              </Button>
            )}
          </>
        }
      >
        <p>
          {words} {left !== null && <span aria-hidden>{t("retryIn", { seconds: left })}</span>}
        </p>
        {requestId && (
          <p className="mt-1">
            {t("requestId")} <code className="code">{requestId}</code>
          </p>
        )}
      </EmptyState>
    </div>
  );
}
