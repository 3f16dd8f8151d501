import { existsSync, readFileSync } from "node:fs";

const resolutionMs = 1;

/** Nanoseconds that this process's main thread has computed for, on Linux. */
const schedule = `/proc/self/task/${process.pid}/schedstat`;
const canCount = existsSync(schedule);
const computedMs = () => Number(readFileSync(schedule, "utf8").split(" ", 1)[0]) / 1e6;

export interface LoopHolds {
  /** The longest time between two turns of the event loop, in milliseconds. */
  longestMs: number;
  /** The most that it computed in one: what is left of a hold on a machine with a core to spare. Null off Linux. */
  longestComputingMs: number | null;
}

/** Watches the event loop of this process while `work` runs. */
export async function watchLoop(work: () => Promise<void>): Promise<LoopHolds> {
  const holds: LoopHolds = { longestMs: 0, longestComputingMs: canCount ? 0 : null };
  let turnedAt = performance.now();
  let computed = canCount ? computedMs() : 0;
  const timer = setInterval(() => {
    const now = performance.now();
    holds.longestMs = Math.max(holds.longestMs, now - turnedAt);
    turnedAt = now;
    if (holds.longestComputingMs === null) return;
    const spent = computedMs();
    holds.longestComputingMs = Math.max(holds.longestComputingMs, spent - computed);
    computed = spent;
  }, resolutionMs);
  try {
    await work();
    return holds;
  } finally {
    clearInterval(timer);
  }
}
