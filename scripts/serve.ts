import { existsSync } from "node:fs";
import path from "node:path";
import nextEnv from "@next/env";
import { parseTrustedProxies } from "@/lib/http/source-address";
import { readSettings, type SettingFault, type Settings } from "@/lib/shared/settings";
import { runServer } from "./serve/run-server";

const usage = "Usage: npm run dev | npm start (see docs/operations.md for the settings)";

function findFaults(mode: "production" | "development"): {
  faults: SettingFault[];
  settings: Settings | null;
} {
  const result = readSettings(process.env, mode);
  const faults = "faults" in result ? result.faults : [];
  for (const entry of parseTrustedProxies(process.env.TRUSTED_PROXIES).faults) {
    faults.push({ name: "TRUSTED_PROXIES", message: `"${entry}" is neither an address nor a CIDR range` });
  }
  const build = path.join(process.env.CAIRN_DIST_DIR ?? ".next", "BUILD_ID");
  if (mode === "production" && !existsSync(build)) {
    faults.push({ name: "The build", message: "is missing: run npm run build first" });
  }
  return { faults, settings: "settings" in result ? result.settings : null };
}

async function main(): Promise<void> {
  const command = process.argv[2];
  if (command !== "dev" && command !== "start") throw new Error(usage);
  const mode = command === "dev" ? "development" : "production";
  nextEnv.loadEnvConfig(process.cwd(), mode === "development");
  const { faults, settings } = findFaults(mode);
  if (faults.length > 0 || !settings) {
    const lines = faults.map(({ name, message }) => `  - ${name} ${message}`);
    throw new Error(["Cairn can't start with these settings:", ...lines].join("\n"));
  }
  await runServer({ settings, mode, onProgress: (message) => console.log(message) });
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
