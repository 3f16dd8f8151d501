import "server-only";
import { AppError } from "@/lib/shared/errors";
import { maxBodyBytes } from "../model";

/** A sender may pause for so long in all, */
const graceMs = 30_000;
/** and is expected to send no slower than this over the rest: 16 MiB in 128 s, on a line of 1 Mbit/s. */
const bytesPerSecond = 128 * 1_024;

const tooSlow = () =>
  new AppError(
    "too_slow",
    "The body came too slowly. Nothing was stored. Send fewer events in a request, or pack them with gzip.",
  );

/** What `step` answers, unless `ms` pass before. */
async function within<T>(ms: number, step: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(tooSlow()), Math.max(0, ms));
  });
  try {
    return await Promise.race([step, late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Passes a body on, and holds its sender to a pace: while it comes, room for all of it is reserved, which others wait
 * for. Throws `too_slow` 30 s after the time that what came so far would have taken at 1 Mbit/s.
 */
export async function* paceBody(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const chunks = body[Symbol.asyncIterator]();
  const startedAt = performance.now();
  let received = 0;
  let isEnded = false;
  try {
    for (;;) {
      // What unpacks to nothing has no end of its own.
      const earnedMs = (Math.min(received, maxBodyBytes) * 1_000) / bytesPerSecond;
      const step = await within(startedAt + graceMs + earnedMs - performance.now(), chunks.next());
      isEnded = step.done === true;
      if (step.done) return;
      received += step.value.byteLength;
      yield step.value;
    }
  } finally {
    // Not waited for: it comes after the chunk that did not.
    if (!isEnded) chunks.return?.().catch(() => undefined);
  }
}
