import { createHash } from "node:crypto";
import { chmod, lstat, mkdir, realpath, rmdir } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { type Account, canEnter, chooseAccount, makePrivateDirectory } from "./embedded-account";
import { installBinaries } from "./embedded-binaries";

/** Where everything of one embedded PostgreSQL stands. */
export interface Layout {
  account: Account;
  /** Holds bin, lib and share. */
  binaries: string;
  /** `<data directory>/postgres`, owned by the account, mode 0700. */
  home: string;
  /** PostgreSQL's own data directory. */
  data: string;
  passwordFile: string;
  logFile: string;
  socketDirectory: string;
  /**
   * True when the account can't walk to `data` from the root (a checkout under /root). Its programs are then
   * started inside the directory and call it /proc/self/cwd.
   */
  isEnteredFromInside: boolean;
}

/** Linux allows 107 bytes, macOS 103, for the whole path of a socket. */
const maxSocketPathBytes = 100;
const socketName = ".s.PGSQL.5432";

const isShortEnough = (directory: string) =>
  Buffer.byteLength(path.join(directory, socketName)) <= maxSocketPathBytes;

/** A temporary directory is open to everybody: somebody else may have put something of that name there. */
async function requireOwnDirectory(account: Account, directory: string): Promise<void> {
  const found = await lstat(directory).catch(() => null);
  if (found && (!found.isDirectory() || found.uid !== account.uid)) {
    throw new Error(`${directory} is not ours. Remove it, or set CAIRN_DATA_DIR to a shorter path.`);
  }
}

async function chooseSocketDirectory(account: Account, home: string, isEnteredFromInside: boolean) {
  const beside = path.join(home, "socket");
  const name = `cairn-${account.uid}-${createHash("sha256").update(home).digest("hex").slice(0, 12)}`;
  const elsewhere = [path.join(os.tmpdir(), name), path.join("/tmp", name)];
  const choices = isEnteredFromInside ? elsewhere : [beside, ...elsewhere];
  const directory = choices.find(isShortEnough);
  if (!directory)
    throw new Error(`No short path for PostgreSQL's socket was found (tried ${choices.join(", ")}).`);
  if (directory !== beside) await requireOwnDirectory(account, directory);
  await makePrivateDirectory(account, directory);
  return directory;
}

/** Where root keeps the programs when the account can't reach the data directory. */
const systemBinaries = "/var/cache/cairn";

async function placeBinaries(account: Account, home: string, isEnteredFromInside: boolean) {
  if (!isEnteredFromInside) return installBinaries(home);
  const binaries = await installBinaries(systemBinaries);
  if (canEnter(account, binaries)) return binaries;
  throw new Error(`PostgreSQL's account (uid ${account.uid}) can reach neither ${home} nor ${binaries}.`);
}

/** Decides where things stand under the data directory and makes the directories. */
export async function prepareLayout(dataDirectory: string): Promise<Layout> {
  await mkdir(dataDirectory, { recursive: true, mode: 0o700 });
  const root = await realpath(dataDirectory);
  const home = path.join(root, "postgres");
  const account = await chooseAccount(home);
  // Ours is the data directory itself: the account may walk through it, and list nothing.
  if (account.isForeign) await chmod(root, 0o711);
  await makePrivateDirectory(account, home);
  const isEnteredFromInside = !canEnter(account, home);
  if (isEnteredFromInside && process.platform !== "linux") {
    throw new Error(
      `PostgreSQL can't run as root, and its account (uid ${account.uid}) can't reach ${home}. Set CAIRN_DATA_DIR to a directory that it can reach, or start Cairn as an ordinary user.`,
    );
  }
  return {
    account,
    home,
    isEnteredFromInside,
    binaries: await placeBinaries(account, home, isEnteredFromInside),
    data: path.join(home, "cluster", "data"),
    passwordFile: path.join(home, "cluster", "password"),
    logFile: path.join(home, "server.log"),
    socketDirectory: await chooseSocketDirectory(account, home, isEnteredFromInside),
  };
}

/** Leaves nothing of a stopped server in the system's temporary directory; a socket still there keeps it. */
export async function removeEmptySocketDirectory({ socketDirectory, home }: Layout): Promise<void> {
  if (socketDirectory.startsWith(home)) return;
  await rmdir(socketDirectory).catch(() => undefined);
}
