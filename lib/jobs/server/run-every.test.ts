import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { runEvery } from "./run-every";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it("runs at once, and again only after the interval that follows the end of a run", async () => {
  const ends: (() => void)[] = [];
  const run = vi.fn(() => new Promise<void>((resolve) => ends.push(resolve)));
  const job = runEvery({ name: "slow", intervalMs: 1_000, run });
  await vi.advanceTimersByTimeAsync(5_000);
  expect(run).toHaveBeenCalledTimes(1);
  ends[0]?.();
  await vi.advanceTimersByTimeAsync(999);
  expect(run).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(run).toHaveBeenCalledTimes(2);
  ends[1]?.();
  await job.stop();
});

it("logs an error and goes on", async () => {
  const written = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  const run = vi.fn().mockRejectedValueOnce(new Error("first time")).mockResolvedValue(undefined);
  const job = runEvery({ name: "flaky", intervalMs: 1_000, run });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(run).toHaveBeenCalledTimes(2);
  expect(String(written.mock.calls[0]?.[0])).toContain("first time");
  await job.stop();
});

it("waits for a run under way when it is stopped, and starts none after", async () => {
  let end = () => {};
  const run = vi.fn(
    () =>
      new Promise<void>((resolve) => {
        end = resolve;
      }),
  );
  const job = runEvery({ name: "slow", intervalMs: 1_000, run });
  let isStopped = false;
  const stopped = job.stop().then(() => {
    isStopped = true;
  });
  await vi.advanceTimersByTimeAsync(5_000);
  expect(isStopped).toBe(false);
  end();
  await stopped;
  await vi.advanceTimersByTimeAsync(5_000);
  expect(run).toHaveBeenCalledTimes(1);
});
