const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const minDelayMs = 5 * secondMs;
const maxDelayMs = 15 * minuteMs;
/** Counted from the first attempt, or from when somebody asked to try again. */
export const retryForMs = 24 * 60 * minuteMs;

/**
 * When to try again after a failure at `now`, or null when it was tried for long enough. Each delay is about as long as
 * everything before it, hence doubles, with a quarter of jitter to either side, so that what failed together does not
 * come back together. `random` gives 0 to 1.
 */
export function nextAttemptAt(firstAt: Date, now: Date, random: () => number = Math.random): Date | null {
  const end = firstAt.getTime() + retryForMs;
  if (now.getTime() >= end) return null;
  const elapsed = now.getTime() - firstAt.getTime();
  const delay = Math.min(Math.max(elapsed, minDelayMs), maxDelayMs) * (0.75 + random() / 2);
  return new Date(Math.min(now.getTime() + delay, end));
}
