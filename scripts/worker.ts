import nextEnv from "@next/env";
import { startDatabase } from "@/db/start-database";
import { startDeliveryWorker } from "@/lib/deliveries/server/delivery-worker";
import { readSettings } from "@/lib/shared/settings";
import { publishSettings } from "./serve/publish-settings";
import { surviveClosedOutput } from "./serve/survive-closed-output";
import { waitForSignal } from "./serve/wait-for-signal";

/** Matches and sends notifications beside the server, in as many processes as wanted. */
async function main(): Promise<void> {
  surviveClosedOutput();
  nextEnv.loadEnvConfig(process.cwd(), false);
  const result = readSettings(process.env, "production");
  if ("faults" in result) {
    const lines = result.faults.map(({ name, message }) => `  - ${name} ${message}`);
    throw new Error(["The worker can't start with these settings:", ...lines].join("\n"));
  }
  const { settings } = result;
  const stopSignal = waitForSignal();
  await publishSettings(settings);
  const onProgress = (message: string) => console.log(message);
  const database = await startDatabase({ ...settings, onProgress });
  const worker = startDeliveryWorker();
  onProgress("The worker is ready");
  await stopSignal;
  onProgress("Stopping");
  await worker.stop();
  await database.stop();
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
