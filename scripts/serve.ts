import { existsSync } from "node:fs";
import path from "node:path";
import nextEnv from "@next/env";
import type { SettingFault } from "@/lib/shared/settings";
import { findFaults, refusal } from "./serve/find-faults";
import { runServer } from "./serve/run-server";

const usage = "Usage: npm run dev | npm start (see docs/operations.md for the settings)";

function findBuildFault(): SettingFault[] {
  const build = path.join(process.env.CAIRN_DIST_DIR ?? ".next", "BUILD_ID");
  return existsSync(build) ? [] : [{ name: "The build", message: "is missing: run npm run build first" }];
}

async function main(): Promise<void> {
  const command = process.argv[2];
  if (command !== "dev" && command !== "start") throw new Error(usage);
  const mode = command === "dev" ? "development" : "production";
  nextEnv.loadEnvConfig(process.cwd(), mode === "development");
  const { faults, settings } = await findFaults(mode);
  if (mode === "production") faults.push(...findBuildFault());
  if (faults.length > 0 || !settings) throw refusal("Cairn", faults);
  await runServer({ settings, mode, onProgress: (message) => console.log(message) });
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
