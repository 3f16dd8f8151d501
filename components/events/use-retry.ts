import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useState } from "react";
import { ApiError } from "@/lib/http/api-client";

/** Waits between tries when the server names none: 4, 8, 16, 32 seconds, then one a minute. */
export const retryWaitSeconds = (failures: number, asked: number | null) =>
  Math.max(asked ?? 0, Math.min(60, 2 ** (failures + 1)));

/** No answer, too many requests and faults of the server pass; what is refused stays refused. */
const isPassing = (error: unknown) =>
  !(error instanceof ApiError) || error.status === 0 || error.status === 429 || error.status >= 500;

/** Counts down to the next try and then makes it; null where trying again is no use. */
export function useRetry(error: unknown, failures: number, onRetry: () => void): number | null {
  const asked = error instanceof ApiError ? error.retryAfterSeconds : null;
  const [left, setLeft] = useState(() => (isPassing(error) ? retryWaitSeconds(failures, asked) : null));
  const retry = useEffectEvent(onRetry);
  useEffect(() => {
    if (left === null) return;
    const timer = window.setTimeout(() => (left <= 1 ? retry() : setLeft(left - 1)), 1_000);
    return () => window.clearTimeout(timer);
  }, [left]);
  return left;
}

export interface FailureProps {
  error: unknown;
  /** How often in a row it has failed, at least 1. */
  failures: number;
  onRetry: () => void;
}

/** Answers that a list has words for; others are told by their number. */
const knownRefusals = [400, 401, 403, 404];

/** The session has ended: signing in helps, trying again does not. */
export const isSignedOut = (error: unknown) => error instanceof ApiError && error.status === 401;

/** Why something could not be read, never in the API's own English. */
export function useFailureWords(error: unknown): string {
  const t = useTranslations("events");
  if (!(error instanceof ApiError) || error.status === 0) return t("failedNetwork");
  if (isPassing(error)) return t("failedStatus", { status: error.status });
  const { status } = error;
  return t(knownRefusals.includes(status) ? `refused.${status}` : "refused.other", { status });
}
