import { setImmediate } from "node:timers/promises";

/** Long work of one request gives way to the others after this long, far below the 50 ms that anyone may hold. */
const sliceMs = 10;

/**
 * Cuts long work on the event loop into slices: call `isOver` after each piece (cheap), and await `next` when it
 * says so, which lets timers, sockets and other requests run.
 */
export class TimeSlice {
  private startedAt = performance.now();

  isOver(): boolean {
    return performance.now() - this.startedAt > sliceMs;
  }

  async next(): Promise<void> {
    await setImmediate();
    this.startedAt = performance.now();
  }
}
