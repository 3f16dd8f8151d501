import { AppError } from "@/lib/shared/errors";

export interface RateLimit {
  /** Requests that one caller may make in a window, counted by this process alone. */
  limit: number;
  windowSeconds: number;
}

interface Window {
  endsAt: number;
  count: number;
}

/** Callers that are remembered for each limit; the oldest give way, so that forged callers can't fill the memory. */
const maxCallers = 10_000;

/** Makes a counter over fixed windows. The counter throws `too_many_requests` when the caller's window is full. */
export function makeRateLimiter({ limit, windowSeconds }: RateLimit, now: () => number = Date.now) {
  const windows = new Map<string, Window>();
  return (caller: string): void => {
    const at = now();
    const known = windows.get(caller);
    const window = known && known.endsAt > at ? known : { endsAt: at + windowSeconds * 1_000, count: 0 };
    window.count += 1;
    // Re-inserted, so that the map's order is the order of last use.
    windows.delete(caller);
    windows.set(caller, window);
    const oldest = windows.keys().next().value;
    if (windows.size > maxCallers && oldest !== undefined) windows.delete(oldest);
    if (window.count <= limit) return;
    throw new AppError("too_many_requests", "Too many requests. Wait, then try again.", {
      retryAfterSeconds: Math.max(1, Math.ceil((window.endsAt - at) / 1_000)),
    });
  };
}
