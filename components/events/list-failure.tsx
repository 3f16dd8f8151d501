"use client";

import { CloudOff, Copy, RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { ApiError } from "@/lib/http/api-client";
import { useCopied } from "./copy-button";

/** Waits between tries when the server names none: 4, 8, 16, 32 seconds, then one a minute. */
export const retryWaitSeconds = (failures: number, asked: number | null) =>
  Math.max(asked ?? 0, Math.min(60, 2 ** (failures + 1)));

/** No answer, too many requests and faults of the server pass; what is refused stays refused. */
const isPassing = (error: unknown) =>
  !(error instanceof ApiError) || error.status === 0 || error.status === 429 || error.status >= 500;

/** Counts down to the next try and then makes it; null where trying again is no use. */
function useRetry(error: unknown, failures: number, onRetry: () => void): number | null {
  const asked = error instanceof ApiError ? error.retryAfterSeconds : null;
  const [left, setLeft] = useState(() => (isPassing(error) ? retryWaitSeconds(failures, asked) : null));
  useEffect(() => {
    if (left === null) return;
    const timer = window.setTimeout(() => (left <= 1 ? onRetry() : setLeft(left - 1)), 1_000);
    return () => window.clearTimeout(timer);
  }, [left, onRetry]);
  return left;
}

interface FailureProps {
  error: unknown;
  /** How often in a row it has failed, at least 1. */
  failures: number;
  onRetry: () => void;
}

function useFailureWords(error: unknown): string {
  const t = useTranslations("events");
  if (!(error instanceof ApiError) || error.status === 0) return t("failedNetwork");
  if (isPassing(error)) return t("failedStatus", { status: error.status });
  return t("failedRefused", { status: error.status, detail: error.message });
}

/** The list could not be read. Says why, and when it is tried again. */
export function ListFailure({ error, failures, onRetry }: FailureProps) {
  const t = useTranslations("events");
  const left = useRetry(error, failures, onRetry);
  const words = useFailureWords(error);
  const { copy } = useCopied();
  const requestId = error instanceof ApiError ? error.requestId : null;
  return (
    <div role="alert">
      <EmptyState
        tone="fail"
        icon={<Icon of={CloudOff} />}
        title={t("failedTitle")}
        actions={
          <>
            <Button kind="primary" onClick={onRetry}>
              <Icon of={RotateCw} size={14} />
              {t("retryNow")}
            </Button>
            {requestId && (
              <Button kind="ghost" onClick={() => void copy(requestId)}>
                <Icon of={Copy} size={14} />
                {t("copyRequestId")}
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

/** Rows that are shown stay; only what comes after them failed. */
export function MoreFailure({ error, failures, onRetry }: FailureProps) {
  const t = useTranslations("events");
  const left = useRetry(error, failures, onRetry);
  const words = useFailureWords(error);
  return (
    <div role="alert" className="flex flex-wrap items-center gap-3 px-5.5 py-3 text-12 text-text-2">
      <span className="font-medium text-fail">{t("failedTitle")}</span>
      <span>
        {words} {left !== null && <span aria-hidden>{t("retryIn", { seconds: left })}</span>}
      </span>
      <Button size="small" onClick={onRetry}>
        {t("retryNow")}
      </Button>
    </div>
  );
}
