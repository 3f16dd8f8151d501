import { execFileSync, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { findFreePort } from "../find-free-port";

/** Where Debian keeps its PostgreSQL versions. */
const debianHome = "/usr/lib/postgresql";
/** The oldest that Cairn supports, and so the one that is worth a second run. */
const preferredVersion = "15";

async function findBinaries(): Promise<string | null> {
  const versions = await readdir(debianHome).catch(() => []);
  const usable = versions.filter((version) => Number(version) >= Number(preferredVersion)).sort();
  const version = usable.includes(preferredVersion) ? preferredVersion : usable[0];
  const folder = version && path.join(debianHome, version, "bin");
  return folder && existsSync(path.join(folder, "initdb")) ? folder : null;
}

/** PostgreSQL refuses to run as root; Debian's package brings an account for it. */
function chooseAccount(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}

export interface SystemPostgres {
  version: string;
  url: string;
  stop(): Promise<void>;
}

/**
 * Starts a throwaway server of the system's own PostgreSQL on a loopback port, or returns null without one.
 * Nothing of it survives: durability is off.
 */
export async function startSystemPostgres(): Promise<SystemPostgres | null> {
  const binaries = await findBinaries();
  if (!binaries) return null;
  const home = await mkdtemp(path.join(os.tmpdir(), "cairn-postgres-"));
  const data = path.join(home, "data");
  const passwordFile = path.join(home, "password");
  const password = randomBytes(16).toString("hex");
  const account = chooseAccount();
  await mkdir(data, { mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (account) for (const place of [home, data, passwordFile]) chownSync(place, account.uid, account.gid);
  const run = (program: string, options: readonly string[]) => {
    const result = spawnSync(path.join(binaries, program), ["-D", data, ...options], {
      ...account,
      cwd: home,
      encoding: "utf8",
      // pg_ctl's server would keep a pipe open for as long as it runs.
      stdio: ["ignore", "inherit", "inherit"],
    });
    if (result.status !== 0) throw new Error(`${program} failed.`);
  };
  const port = await findFreePort();
  const settings = {
    listen_addresses: "127.0.0.1",
    port,
    unix_socket_directories: home,
    fsync: "off",
    synchronous_commit: "off",
    full_page_writes: "off",
    max_connections: 200,
    max_locks_per_transaction: 1024,
    log_min_messages: "fatal",
  };
  run("initdb", [
    "-U",
    "postgres",
    "-E",
    "UTF8",
    "--locale=C.UTF-8",
    "-A",
    "scram-sha-256",
    `--pwfile=${passwordFile}`,
    "-N",
    "--no-instructions",
  ]);
  const flags = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`);
  run("pg_ctl", ["start", "-w", "-s", "-l", path.join(home, "log"), "-o", flags.join(" ")]);
  return {
    version: path.basename(path.dirname(binaries)),
    url: `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`,
    async stop() {
      run("pg_ctl", ["stop", "-w", "-s", "-m", "immediate"]);
      await rm(home, { recursive: true, force: true });
    },
  };
}
