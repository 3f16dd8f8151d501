import "server-only";
import { statfs } from "node:fs/promises";
import { writeLog } from "@/lib/shared/log";

/** The state the console shows: how full the disk with the events is, in percent. */
export interface DiskAlert {
  usedPercent: number;
}

const diskAlertPercent = 85;
/** The alert ends only below this, so that a disk at the edge does not call again and again. */
const diskCalmPercent = 83;

// The job and the pages may come from different bundles of one process.
const holder = globalThis as typeof globalThis & { [key: symbol]: DiskAlert | null | undefined };
const holderKey = Symbol.for("cairn.disk-alert");

/** The alert while the disk is at least 85 % full, else null. Always null with DATABASE_URL: that disk is elsewhere. */
export const getDiskAlert = (): DiskAlert | null => holder[holderKey] ?? null;

/** Used space in percent as an ordinary user meets it: what is kept for root counts as used. */
export function usedPercentOf(disk: { blocks: number; bfree: number; bavail: number }): number {
  const used = disk.blocks - disk.bfree;
  return used + disk.bavail === 0 ? 0 : Math.ceil((used / (used + disk.bavail)) * 100);
}

/** Looks once; logs one warning when the disk fills up and one line when there is room again. */
export async function watchDisk(directory: string, readDisk: typeof statfs = statfs): Promise<void> {
  const usedPercent = usedPercentOf(await readDisk(directory));
  const before = getDiskAlert();
  const isFull = usedPercent >= (before ? diskCalmPercent : diskAlertPercent);
  holder[holderKey] = isFull ? { usedPercent } : null;
  if (isFull && !before)
    writeLog("warn", "The disk with the events is filling up.", { directory, usedPercent });
  if (!isFull && before)
    writeLog("info", "The disk with the events has room again.", { directory, usedPercent });
}
