const firstDelayMs = 500;
const maxDelayMs = 30_000;
/** A server that asks for longer is believed for this long; then it is asked again. */
const maxRetryAfterMs = 300_000;

/** Answers that may be better in a moment. Sending a batch again is harmless: the ids make it so. */
const passingStatuses: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

export function isPassing(status: number): boolean {
  return passingStatuses.has(status);
}

/**
 * How long to wait before attempt `attempt + 1` (the first attempt is 1), in milliseconds: exponential with full jitter,
 * so that many importers don't come back together, and never less than what the server asks for.
 * `random` is in [0, 1).
 */
export function retryDelayMs(attempt: number, retryAfterMs: number, random: number): number {
  const ceiling = Math.min(maxDelayMs, firstDelayMs * 2 ** (attempt - 1));
  return Math.min(retryAfterMs, maxRetryAfterMs) + Math.ceil(random * ceiling);
}

/** `Retry-After` in milliseconds from `now`: seconds or an HTTP date; 0 without one, or with one that can't be read. */
export function readRetryAfter(header: string | null, now: number): number {
  const text = header?.trim() ?? "";
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const at = Date.parse(text);
  return Number.isNaN(at) ? 0 : Math.max(0, at - now);
}
