import "server-only";
import { AppError } from "@/lib/shared/errors";

/** Each export keeps a connection and some of the processor busy for as long as it runs. */
const maxInProcess = 4;
const maxOfOne = 2;
const retryAfterSeconds = 30;

// Each route is bundled by itself, and may come with a copy of this module.
const holder = globalThis as typeof globalThis & { [key: symbol]: Map<string, number> | undefined };
const holderKey = Symbol.for("cairn.export-places");

function running(): Map<string, number> {
  const known = holder[holderKey] ?? new Map<string, number>();
  holder[holderKey] = known;
  return known;
}

/** Throws `too_many_requests` where a caller, or this process, runs as many exports as it may. */
export function ensureExportPlace(caller: string): void {
  const counts = running();
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const own = counts.get(caller) ?? 0;
  if (own < maxOfOne && all < maxInProcess) return;
  throw new AppError(
    "too_many_requests",
    own < maxOfOne
      ? "The server runs as many exports as it may. Wait for one of them to end."
      : `${maxOfOne} of your exports are running. Wait for one of them to end.`,
    { retryAfterSeconds },
  );
}

/** Takes a place until the returned function is called; throws as `ensureExportPlace` does. */
export function takeExportPlace(caller: string): () => void {
  ensureExportPlace(caller);
  const counts = running();
  counts.set(caller, (counts.get(caller) ?? 0) + 1);
  return () => {
    const left = (counts.get(caller) ?? 1) - 1;
    if (left === 0) counts.delete(caller);
    else counts.set(caller, left);
  };
}
