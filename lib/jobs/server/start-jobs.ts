import "server-only";
import { startDeliveryWorker } from "@/lib/deliveries/server/delivery-worker";
import { ensureUpcomingPartitions } from "@/lib/events/server/ensure-upcoming-partitions";
import { foldEventCounts } from "@/lib/events/server/fold-event-counts";
import { purgeAllSignInRecords } from "./purge-all-sign-in-records";
import { purgeGroupMembers } from "./purge-group-members";
import { type Job, type RunningJob, runEvery } from "./run-every";
import { watchDisk } from "./watch-disk";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

function jobsOf(dataDirectory: string | null): Job[] {
  const jobs: Job[] = [
    // Several times a day, so that a database that was down at the month's end costs nothing.
    { name: "partitions", intervalMs: 6 * hourMs, run: () => ensureUpcomingPartitions() },
    { name: "event counts", intervalMs: 10_000, run: foldEventCounts },
    { name: "sign-in records", intervalMs: hourMs, run: purgeAllSignInRecords },
    { name: "group members", intervalMs: minuteMs, run: purgeGroupMembers },
  ];
  if (dataDirectory !== null) {
    jobs.push({ name: "disk", intervalMs: minuteMs, run: () => watchDisk(dataDirectory) });
  }
  return jobs;
}

// Started by the bundled server, stopped by the entry script: two copies of this module in one process.
const holder = globalThis as typeof globalThis & {
  [key: symbol]: Pick<RunningJob, "stop">[] | undefined;
};
const holderKey = Symbol.for("cairn.jobs");

/**
 * Starts the background jobs of this process, and the worker that sends notifications unless CAIRN_WORKER gives that to
 * other processes. `dataDirectory` is null when the events lie on another machine.
 */
export function startJobs(dataDirectory: string | null): void {
  if (holder[holderKey]) return;
  const worker = process.env.CAIRN_WORKER === "none" ? [] : [startDeliveryWorker()];
  holder[holderKey] = [...jobsOf(dataDirectory).map(runEvery), ...worker];
}

/** Stops them and waits for those that run. */
export async function stopJobs(): Promise<void> {
  const running = holder[holderKey] ?? [];
  holder[holderKey] = undefined;
  await Promise.all(running.map((job) => job.stop()));
}
