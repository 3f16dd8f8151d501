// The server that end-to-end tests run against: the production build on a database of its own, and a second port
// where tests order organizations. playwright.config.mts starts it.
import { rm } from "node:fs/promises";
import { readSettings } from "@/lib/shared/settings";
import { createControlServer } from "./e2e/control-server";
import { listen } from "./serve/handle-requests";
import { runServer } from "./serve/run-server";

async function main(): Promise<void> {
  const result = readSettings(process.env, "production");
  if ("faults" in result) throw new Error(JSON.stringify(result.faults));
  const control = createControlServer();
  await runServer({
    settings: result.settings,
    mode: "production",
    onProgress: (message) => console.log(message),
    async beforeServing() {
      await listen(control, Number(process.env.CAIRN_E2E_CONTROL_PORT), "127.0.0.1");
    },
  });
  control.close();
  // Made for this run (playwright.config.mts), and of no use after it.
  await rm(result.settings.dataDirectory, { recursive: true, force: true });
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
