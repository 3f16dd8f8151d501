import { spawn } from "node:child_process";
import { readFile, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { errorCode } from "@/lib/shared/error-code";
import type { Layout } from "./embedded-layout";

const maxLogBytes = 10 * 1_048_576;
/** How long pg_ctl waits for a start or a stop before it reports failure. */
const controlTimeoutSeconds = 60;

/** Runs one of PostgreSQL's programs on a data directory, as its account, with a clean environment. */
export async function runProgram(layout: Layout, name: string, options: readonly string[], data: string) {
  const { uid, gid, isForeign } = layout.account;
  const directory = layout.isEnteredFromInside ? "/proc/self/cwd" : data;
  const environment = {
    PATH: process.env.PATH ?? "/usr/bin:/bin",
    TZ: "UTC",
    // Without a locale, macOS starts threads in the postmaster, and it refuses to run.
    LC_ALL: process.platform === "darwin" ? "en_US.UTF-8" : "C",
  };
  const child = spawn(path.join(layout.binaries, "bin", name), ["-D", directory, ...options], {
    cwd: data,
    // Next's types want NODE_ENV in every environment; PostgreSQL gets nothing of ours.
    env: environment as unknown as NodeJS.ProcessEnv,
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

const dataLock = (layout: Layout) => path.join(layout.data, "postmaster.pid");
const socketLock = (layout: Layout) => path.join(layout.socketDirectory, ".s.PGSQL.5432.lock");

/** Lock files begin with the process id of who made them. */
async function readLock(file: string): Promise<number | null> {
  const text = await readFile(file, "utf8").catch(() => null);
  const pid = Number(text?.split("\n")[0]);
  return Number.isInteger(pid) && pid > 0 ? pid : null;
}

/** The postmaster's process id as its lock file tells it, or null without one. */
export const readPostmasterPid = (layout: Layout) => readLock(dataLock(layout));

/** True while a process with this id runs, ours or another account's. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === "EPERM";
  }
}

/**
 * Linux only: whether the process is a living PostgreSQL of the account. Its working directory would tell more,
 * but in a container root may not read another account's; there, too, nobody may collect the dead (state Z).
 */
async function isPostgres(layout: Layout, pid: number): Promise<boolean> {
  const text = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  const owner = await stat(`/proc/${pid}`).catch(() => null);
  return /^\d+ \(postgres\) [^ZX]/.test(text) && owner?.uid === layout.account.uid;
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

/**
 * Removes lock files of dead servers that PostgreSQL would take for a running server's: their number is another
 * program's now, or a dead process's that nobody has collected.
 */
async function removeStaleLocks(layout: Layout): Promise<void> {
  if (process.platform !== "linux") return;
  for (const file of [dataLock(layout), socketLock(layout)]) {
    const pid = await readLock(file);
    if (pid !== null && isAlive(pid) && !(await isPostgres(layout, pid))) await rm(file, { force: true });
  }
}

async function boundLog(layout: Layout): Promise<void> {
  const size = (await stat(layout.logFile).catch(() => null))?.size ?? 0;
  if (size > maxLogBytes) await rename(layout.logFile, `${layout.logFile}.old`);
}

/** Starts a server; false when that failed, which it also does when one runs already. */
export async function startServer(layout: Layout): Promise<boolean> {
  await removeStaleLocks(layout);
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
