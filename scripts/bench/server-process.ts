import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { findFreePort } from "../find-free-port";
import { heapOptions } from "../heap-options.mjs";
import type { Closing } from "./closing";

const startMs = 120_000;
const stopMs = 30_000;
const readyLine = "Cairn is ready";

export interface ServerProcess {
  url: string;
  /** The most memory that the process ever held, in MiB; what it holds now where the system does not tell. */
  peakMemory(): number;
}

function peakMemoryOf(pid: number): number {
  const status = `/proc/${pid}/status`;
  if (existsSync(status)) return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(status, "utf8"))?.[1]) / 1_024;
  return Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" })) / 1_024;
}

/** Resolves with what was printed once `line` is in it; rejects when the process ends first. */
function waitForLine(child: ChildProcess, line: string): Promise<void> {
  let printed = "";
  return new Promise((resolve, reject) => {
    const fail = (reason: string) => reject(new Error(`${reason}:\n${printed.slice(-4_000)}`));
    const timer = setTimeout(() => fail("A server did not start in time"), startMs);
    const read = (chunk: Buffer) => {
      printed += chunk.toString();
      if (!printed.includes(line)) return;
      clearTimeout(timer);
      resolve();
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.once("exit", () => {
      clearTimeout(timer);
      fail("A server ended");
    });
  });
}

function stopProcess(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    const timer = setTimeout(() => child.kill("SIGKILL"), stopMs);
    child.once("exit", () => {
      clearTimeout(timer);
      resolve();
    });
    child.kill("SIGTERM");
  });
}

/** Starts Node with these arguments, and waits until it has printed `ready`. */
export async function startProcess(options: {
  arguments: readonly string[];
  directory?: string;
  environment: Record<string, string>;
  ready: string;
  url: string;
  closing: Closing;
}): Promise<ServerProcess> {
  const child = spawn(process.execPath, options.arguments, {
    stdio: ["ignore", "pipe", "pipe"],
    ...(options.directory ? { cwd: options.directory } : {}),
    env: { ...process.env, ...options.environment, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  options.closing.add(() => stopProcess(child));
  await waitForLine(child, options.ready);
  return { url: options.url, peakMemory: () => peakMemoryOf(child.pid ?? 0) };
}

/** Starts the product's own production server on a data directory; `settings` are further environment variables. */
export async function startCairn(
  dataDirectory: string,
  secret: string,
  closing: Closing,
  settings: Record<string, string> = {},
): Promise<ServerProcess> {
  const port = await findFreePort();
  const url = `http://localhost:${port}`;
  return startProcess({
    arguments: [
      ...heapOptions(),
      "--import",
      "tsx",
      "--import",
      "./scripts/server-only-loader.mjs",
      "scripts/serve.ts",
      "start",
    ],
    environment: {
      CAIRN_DATA_DIR: dataDirectory,
      DATABASE_URL: "",
      HOST: "",
      PORT: String(port),
      NEXTAUTH_URL: url,
      NEXTAUTH_SECRET: secret,
      TRUSTED_PROXIES: "",
      ...settings,
    },
    ready: readyLine,
    url,
    closing,
  });
}
