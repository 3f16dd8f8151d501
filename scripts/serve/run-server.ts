import { startDatabase } from "@/db/start-database";
import { stopJobs } from "@/lib/jobs/server/start-jobs";
import type { Settings } from "@/lib/shared/settings";
import { publishSettings } from "./publish-settings";
import { surviveClosedOutput } from "./survive-closed-output";
import { waitForSignal } from "./wait-for-signal";
import { prepareWebServer, type WebServer } from "./web-server";

export interface RunOptions {
  settings: Settings;
  mode: "production" | "development";
  onProgress: (message: string) => void;
  /** Runs with the database open and migrated, before the first request. */
  beforeServing?: (siteUrl: string) => Promise<void>;
  /** Runs once the server answers. */
  onReady?: (siteUrl: string) => void;
}

/** Everything between the open database and the first request. */
async function startServing(options: RunOptions, siteUrl: string): Promise<WebServer> {
  await options.beforeServing?.(siteUrl);
  const server = await prepareWebServer(options.settings, options.mode === "development");
  await server.listen();
  return server;
}

/**
 * Starts everything, serves until a signal comes, and takes everything down again. A signal that comes while it
 * still starts stops it there; the database is stopped in every case.
 */
export async function runServer(options: RunOptions): Promise<void> {
  const { settings, onProgress } = options;
  surviveClosedOutput();
  const stopSignal = waitForSignal();
  const siteUrl = await publishSettings(settings);
  const database = await startDatabase({ ...settings, onProgress });
  try {
    const starting = startServing(options, siteUrl);
    // What is cut off below may fail later, with the database gone; nobody waits for it then.
    starting.catch(() => undefined);
    const server = await Promise.race([starting, stopSignal]);
    if (server !== "stop") {
      onProgress(`Cairn is ready at ${siteUrl}`);
      options.onReady?.(siteUrl);
      await stopSignal;
      onProgress("Stopping");
      await server.close();
    } else onProgress("Stopping");
  } finally {
    // Also of a start that failed: jobs without a database would bury what it says.
    await stopJobs();
    await database.stop();
  }
}
