import { spawnSync } from "node:child_process";
import { chmod, chown, mkdir, stat } from "node:fs/promises";

/** The system account that PostgreSQL runs as: our own, or another one when we are root, which it refuses. */
export interface Account {
  uid: number;
  gid: number;
  /** True when it differs from ours, so that files must be handed over. */
  isForeign: boolean;
}

/** In this order; the last exists on every system. */
const candidateNames = ["postgres", "_postgres", "cairn", "nobody"];

function readId(flag: "-u" | "-g", name: string): number | null {
  const answer = spawnSync("id", [flag, name], { encoding: "utf8" });
  return answer.status === 0 ? Number(answer.stdout.trim()) : null;
}

function findNamedAccount(name: string): Account | null {
  const uid = readId("-u", name);
  const gid = readId("-g", name);
  return uid === null || gid === null || uid === 0 ? null : { uid, gid, isForeign: true };
}

/**
 * Chooses the account. As root: the owner of the database that is already there, else the one named by
 * CAIRN_POSTGRES_USER, else the first that exists of a short list.
 */
export async function chooseAccount(homeDirectory: string): Promise<Account> {
  const ownUid = process.getuid?.() ?? -1;
  const ownGid = process.getgid?.() ?? -1;
  const home = await stat(homeDirectory).catch(() => null);
  if (ownUid !== 0) {
    if (home && home.uid !== ownUid) {
      throw new Error(
        `${homeDirectory} belongs to another user (uid ${home.uid}). Start Cairn as that user or as root, or set CAIRN_DATA_DIR to another directory.`,
      );
    }
    return { uid: ownUid, gid: ownGid, isForeign: false };
  }
  if (home && home.uid !== 0) return { uid: home.uid, gid: home.gid, isForeign: true };
  const wanted = process.env.CAIRN_POSTGRES_USER;
  const names = wanted ? [wanted] : candidateNames;
  for (const name of names) {
    const account = findNamedAccount(name);
    if (account) return account;
  }
  throw new Error(
    `PostgreSQL refuses to run as root, and no other account was found (tried: ${names.join(", ")}). Create one and name it in CAIRN_POSTGRES_USER, or start Cairn as an ordinary user.`,
  );
}

/** True when the account may enter the directory, every directory above it included. */
export function canEnter(account: Account, directory: string): boolean {
  if (!account.isForeign) return true;
  const { uid, gid } = account;
  return spawnSync("/bin/sh", ["-c", 'cd "$0"', directory], { uid, gid, cwd: "/" }).status === 0;
}

/** Makes a directory that only the account may enter. */
export async function makePrivateDirectory(account: Account, directory: string): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  if (account.isForeign) await chown(directory, account.uid, account.gid);
  await chmod(directory, 0o700);
}
