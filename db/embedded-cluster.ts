import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { chown, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { makePrivateDirectory } from "./embedded-account";
import { runProgram } from "./embedded-control";
import type { Layout } from "./embedded-layout";

export const superuser = "cairn";
const majorVersion = "18";

/** The ctype decides whether Korean letters count as letters in trigrams, so it must be a UTF-8 one. */
function chooseCtype(): string {
  const known = spawnSync("locale", ["-a"], { encoding: "utf8" }).stdout?.split("\n") ?? [];
  const isUtf8 = (name: string) => /utf-?8$/i.test(name);
  if (
    process.platform === "linux" &&
    (known.length <= 1 || known.some((name) => /^C\.utf-?8$/i.test(name)))
  ) {
    return "C.UTF-8";
  }
  const found = known.find((name) => /^en_US\.utf-?8$/i.test(name)) ?? known.find(isUtf8);
  if (!found)
    throw new Error("No UTF-8 locale was found on this system (locale -a). Install one, such as C.UTF-8.");
  return found;
}

async function writeOwned(layout: Layout, file: string, text: string): Promise<void> {
  await writeFile(file, text, { mode: 0o600 });
  if (layout.account.isForeign) await chown(file, layout.account.uid, layout.account.gid);
}

/**
 * Makes the database cluster and its password unless they are there. Both appear with one rename, so that a
 * first start which is cut off leaves nothing half made and two first starts end with one cluster.
 */
export async function prepareCluster(layout: Layout): Promise<void> {
  const cluster = path.dirname(layout.data);
  if (existsSync(cluster)) return requireVersion(layout);
  const unfinished = await mkdtemp(path.join(layout.home, ".cluster-"));
  try {
    await makePrivateDirectory(layout.account, unfinished);
    const data = path.join(unfinished, "data");
    await makePrivateDirectory(layout.account, data);
    await writeOwned(layout, path.join(unfinished, "password"), randomBytes(24).toString("hex"));
    const options = [
      `--username=${superuser}`,
      "--encoding=UTF8",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      "--lc-collate=C",
      `--lc-ctype=${chooseCtype()}`,
      "--lc-messages=C",
      "--auth-local=scram-sha-256",
      "--auth-host=reject",
      "--pwfile=../password",
      "--no-instructions",
    ];
    const result = await runProgram(layout, "initdb", options, data);
    if (result.code !== 0) throw new Error(`initdb failed:\n${result.output}`);
    await rename(unfinished, cluster).catch((error: unknown) => {
      if (!existsSync(cluster)) throw error;
    });
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

async function requireVersion(layout: Layout): Promise<void> {
  const found = (await readFile(path.join(layout.data, "PG_VERSION"), "utf8")).trim();
  if (found === majorVersion) return;
  throw new Error(
    `${layout.data} was made by PostgreSQL ${found}, and this Cairn brings PostgreSQL ${majorVersion}. See "Upgrading PostgreSQL" in docs/operations.md.`,
  );
}

export type ServerSettings = Readonly<Record<string, string | number>>;

const defaultSettings: ServerSettings = {
  listen_addresses: "",
  port: 5432,
  max_connections: 100,
  // A plan over the events touches each month's table and each of its indexes once.
  max_locks_per_transaction: 1024,
  shared_buffers: "256MB",
  max_wal_size: "2GB",
  timezone: "UTC",
  log_timezone: "UTC",
  // The log may hold no parts of events, and errors quote the values at fault.
  log_error_verbosity: "terse",
  log_min_error_statement: "panic",
  log_checkpoints: "off",
};

const quote = (value: string | number) => `'${String(value).replaceAll("'", "''")}'`;

/** Writes PostgreSQL's settings anew for each start; `custom.conf` beside them is the operator's. */
export async function writeSettings(layout: Layout, settings: ServerSettings): Promise<void> {
  const all = { ...defaultSettings, unix_socket_directories: layout.socketDirectory, ...settings };
  const lines = Object.entries(all).map(([name, value]) => `${name} = ${quote(value)}`);
  const text = [
    "# Cairn writes this file at each start. Put your own settings into custom.conf beside it.",
    ...lines,
    "include_if_exists 'custom.conf'",
    "",
  ].join("\n");
  const unfinished = path.join(layout.data, `postgresql.conf.${process.pid}`);
  await writeOwned(layout, unfinished, text);
  await rename(unfinished, path.join(layout.data, "postgresql.conf"));
}

export const readPassword = async (layout: Layout) => (await readFile(layout.passwordFile, "utf8")).trim();
