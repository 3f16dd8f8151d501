import { spawn } from "node:child_process";
import { readFile, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import type { Layout } from "./embedded-layout";

const maxLogBytes = 10 * 1_048_576;
/** How long pg_ctl waits for a start or a stop before it reports failure. */
const controlTimeoutSeconds = 60;

/** Runs one of PostgreSQL's programs on a data directory, as its account, with a clean environment. */
export async function runProgram(layout: Layout, name: string, options: readonly string[], data: string) {
  const { uid, gid, isForeign } = layout.account;
  const directory = layout.isEnteredFromInside ? "/proc/self/cwd" : data;
  const child = spawn(path.join(layout.binaries, "bin", name), ["-D", directory, ...options], {
    cwd: data,
    env: {
      PATH: process.env.PATH ?? "/usr/bin:/bin",
      TZ: "UTC",
      // Without a locale, macOS starts threads in the postmaster, and it refuses to run.
      LC_ALL: process.platform === "darwin" ? "en_US.UTF-8" : "C",
    },
    stdio: ["ignore", "pipe", "pipe"],
    ...(isForeign ? { uid, gid } : {}),
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8");
    stream.on("data", (chunk: string) => {
      output += chunk;
    });
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  return { code, output };
}

/** The postmaster's process id as its lock file tells it, or null without one. */
export async function readPostmasterPid(layout: Layout): Promise<number | null> {
  const text = await readFile(path.join(layout.data, "postmaster.pid"), "utf8").catch(() => null);
  const pid = Number(text?.split("\n")[0]);
  return Number.isInteger(pid) && pid > 0 ? pid : null;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/**
 * Linux only: whether the process is a PostgreSQL of the account. Its working directory would tell more, but in a
 * container root may not read another account's.
 */
async function isPostgres(layout: Layout, pid: number): Promise<boolean> {
  const name = await readFile(`/proc/${pid}/comm`, "utf8").catch(() => "");
  const owner = await stat(`/proc/${pid}`).catch(() => null);
  return name.trim() === "postgres" && owner?.uid === layout.account.uid;
}

/**
 * True while a server runs on the data directory. In a container, process ids start from 1 again with each
 * start, so that the lock file's number may by then be another program's.
 */
export async function isServerAlive(layout: Layout): Promise<boolean> {
  const pid = await readPostmasterPid(layout);
  if (pid === null || !isAlive(pid)) return false;
  return process.platform !== "linux" || isPostgres(layout, pid);
}

/** PostgreSQL takes its own old lock file for a running server's when another program has that number now. */
async function removeForeignLock(layout: Layout): Promise<void> {
  const pid = await readPostmasterPid(layout);
  if (pid === null || process.platform !== "linux" || !isAlive(pid) || (await isPostgres(layout, pid)))
    return;
  await rm(path.join(layout.data, "postmaster.pid"), { force: true });
}

async function boundLog(layout: Layout): Promise<void> {
  const size = (await stat(layout.logFile).catch(() => null))?.size ?? 0;
  if (size > maxLogBytes) await rename(layout.logFile, `${layout.logFile}.old`);
}

/** Starts a server; false when that failed, which it also does when one runs already. */
export async function startServer(layout: Layout): Promise<boolean> {
  await removeForeignLock(layout);
  await boundLog(layout);
  const wait = ["-w", "-t", String(controlTimeoutSeconds)];
  // Relative to the data directory: the shell that opens it may not be able to walk an absolute path.
  const log = path.relative(layout.data, layout.logFile);
  const result = await runProgram(layout, "pg_ctl", ["start", ...wait, "-s", "-l", log], layout.data);
  return result.code === 0;
}

/** Stops the server: running statements are cancelled, committed work is on disk. */
export async function stopServer(layout: Layout): Promise<void> {
  if (!(await isServerAlive(layout))) return;
  const options = ["stop", "-w", "-t", String(controlTimeoutSeconds), "-s", "-m", "fast"];
  const result = await runProgram(layout, "pg_ctl", options, layout.data);
  if (result.code !== 0 && (await isServerAlive(layout))) {
    throw new Error(`PostgreSQL did not stop:\n${result.output}`);
  }
}

/** The end of the server's log, for an error message. */
export async function readLogTail(layout: Layout): Promise<string> {
  const text = await readFile(layout.logFile, "utf8").catch(() => "");
  return text.split("\n").slice(-15).join("\n").trim();
}
