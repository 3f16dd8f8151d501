import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { hashSources } from "./hash-sources";

const distDirectory = () => process.env.CAIRN_DIST_DIR ?? ".next";
const markerFile = () => path.join(distDirectory(), "cairn-sources");

/** True when the build at hand was made from the sources at hand. */
export async function isBuildCurrent(): Promise<boolean> {
  if (!existsSync(path.join(distDirectory(), "BUILD_ID"))) return false;
  const built = await readFile(markerFile(), "utf8").catch(() => null);
  return built === (await hashSources());
}

/** Runs `next build` with its output on ours, and notes what it was made from. Throws when it fails. */
export async function buildApplication(): Promise<void> {
  const sources = await hashSources();
  await rm(markerFile(), { force: true });
  const program = path.join("node_modules", "next", "dist", "bin", "next");
  const child = spawn(process.execPath, [program, "build"], {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  if (code !== 0) throw new Error("The build failed; its output above says why.");
  await writeFile(markerFile(), sources);
}
