import "server-only";
import { writeLog } from "@/lib/shared/log";

export interface Job {
  /** As the log names it. */
  name: string;
  /** From the end of one run to the start of the next. */
  intervalMs: number;
  run: () => Promise<unknown>;
}

export interface RunningJob {
  /** Resolves when a run that is under way has ended; none starts after. */
  stop(): Promise<void>;
}

/** Runs a job at once and then again and again, never twice at a time. An error is logged and the job goes on. */
export function runEvery(job: Job): RunningJob {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  let current: Promise<void> = Promise.resolve();

  const runOnce = async () => {
    try {
      await job.run();
    } catch (error) {
      writeLog("error", `The background job ${job.name} failed.`, { error });
    }
    if (isStopped) return;
    timer = setTimeout(start, job.intervalMs);
    // A process that has nothing else to do may end.
    timer.unref();
  };
  const start = () => {
    current = runOnce();
  };

  start();
  return {
    stop() {
      isStopped = true;
      clearTimeout(timer);
      return current;
    },
  };
}
