import type { statfs } from "node:fs/promises";
import { afterEach, expect, it, vi } from "vitest";
import { getDiskAlert, usedPercentOf, watchDisk } from "./watch-disk";

const diskAt = (percent: number) =>
  vi.fn().mockResolvedValue({
    blocks: 1_000,
    bfree: 1_000 - percent * 10,
    bavail: 1_000 - percent * 10,
  }) as unknown as typeof statfs;

afterEach(() => {
  vi.restoreAllMocks();
});

it("counts what only root may use as used", () => {
  expect(usedPercentOf({ blocks: 100, bfree: 15, bavail: 10 })).toBe(90);
  expect(usedPercentOf({ blocks: 0, bfree: 0, bavail: 0 })).toBe(0);
});

it("alerts from 85 % on, warns once, and is calm again below 83 %", async () => {
  const warned = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  vi.spyOn(process.stdout, "write").mockReturnValue(true);
  await watchDisk("/data", diskAt(84));
  expect(getDiskAlert()).toBeNull();
  await watchDisk("/data", diskAt(85));
  await watchDisk("/data", diskAt(92));
  expect(getDiskAlert()).toEqual({ usedPercent: 92 });
  await watchDisk("/data", diskAt(83));
  expect(getDiskAlert()).toEqual({ usedPercent: 83 });
  await watchDisk("/data", diskAt(82));
  expect(getDiskAlert()).toBeNull();
  expect(warned).toHaveBeenCalledTimes(1);
  const line = JSON.parse(String(warned.mock.calls[0]?.[0]));
  expect(line).toMatchObject({ level: "warn", directory: "/data", usedPercent: 85 });
});
