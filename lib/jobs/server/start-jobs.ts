import "server-only";
import { ensureUpcomingPartitions } from "@/lib/events/server/ensure-upcoming-partitions";
import { foldEventCounts } from "@/lib/events/server/fold-event-counts";
import { purgeAllSignInRecords } from "./purge-all-sign-in-records";
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
  ];
  if (dataDirectory !== null) {
    jobs.push({ name: "disk", intervalMs: minuteMs, run: () => watchDisk(dataDirectory) });
  }
  return jobs;
}

// Started by the bundled server, stopped by the entry script: two copies of this module in one process.
const holder = globalThis as typeof globalThis & { [key: symbol]: RunningJob[] | undefined };
const holderKey = Symbol.for("cairn.jobs");

/** Starts the background jobs of this process; `dataDirectory` is null when the events lie on another machine. */
export function startJobs(dataDirectory: string | null): void {
  if (holder[holderKey]) return;
  holder[holderKey] = jobsOf(dataDirectory).map(runEvery);
}

/** Stops them and waits for those that run. */
export async function stopJobs(): Promise<void> {
  const running = holder[holderKey] ?? [];
  holder[holderKey] = undefined;
  await Promise.all(running.map((job) => job.stop()));
}
