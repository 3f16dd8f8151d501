import { spawnSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { mkdir, rename, rm, statfs, symlink, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { getPool } from "@/db/client";
import { EmbeddedServer } from "@/db/embedded";
import {
  batchBody,
  type CrashBed,
  countStored,
  killWorker,
  sendBody,
  startCrashBed,
  startWorker,
} from "../testing/crash-harness";

const cleanups: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});

const run = (program: string, ...options: string[]) => spawnSync(program, options).status === 0;

async function makeSender(bed: CrashBed) {
  const worker = await startWorker(bed);
  cleanups.push(() => killWorker(worker));
  return (batch: number) => sendBody(worker.url, bed.key, batchBody(batch));
}

async function expectClear503(answer: Response): Promise<void> {
  expect(answer.status).toBe(503);
  expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(await answer.json()).toMatchObject({
    title: "Unavailable",
    detail: expect.stringContaining("again"),
  });
}

/** A disk of its own, 224 MiB, that takes a mounting right; null without it (most containers, ordinary users). */
function mountSmallDisk(): string | null {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return null;
  const directory = mkdtempSync(path.join(os.tmpdir(), "cairn-disk-"));
  if (run("mount", "-t", "tmpfs", "-o", "size=224m", "tmpfs", directory)) return directory;
  run("rmdir", directory);
  return null;
}

function describeOnDisk(disk: string): void {
  it("answers 503 when the disk is full, and takes events again when there is room", async () => {
    cleanups.push(async () => {
      run("umount", disk);
      run("rmdir", disk);
    });
    const dataDirectory = path.join(disk, "data");
    const bed = await startCrashBed({ max_wal_size: "64MB", min_wal_size: "32MB" }, dataDirectory);
    cleanups.push(bed.stop);
    const send = await makeSender(bed);
    const { bavail, bsize } = await statfs(disk);
    const filler = path.join(disk, "filler");
    await writeFile(filler, Buffer.alloc(bavail * bsize - 4 * 1_048_576));
    let acknowledged = 0;
    let refused: Response | null = null;
    while (refused === null) {
      const answer = await send(acknowledged);
      if (answer.status === 200) acknowledged += 1;
      else refused = answer;
    }
    await expectClear503(refused);
    await rm(filler);
    // PostgreSQL may have stopped because not even its log could grow; it is started again by itself.
    await vi.waitUntil(async () => (await send(acknowledged)).status === 200, { timeout: 60_000 });
    const expected = (acknowledged + 1) * 50;
    const counts = { events: expected, ids: expected, batched: expected, counted: expected };
    expect(await vi.waitUntil(() => countStored(bed).catch(() => null))).toEqual(counts);
  }, 180_000);
}

/** Stops PostgreSQL in order, changes its files, and starts it again. */
async function changeWhileStopped(bed: CrashBed, change: () => Promise<void>): Promise<void> {
  const pid = await bed.server.postmasterPid();
  if (pid === null) throw new Error("PostgreSQL has no process id.");
  process.kill(pid, "SIGINT");
  await vi.waitUntil(async () => (await bed.server.postmasterPid()) === null, { timeout: 30_000 });
  await change();
  const again = await EmbeddedServer.start({ dataDirectory: bed.directory });
  cleanups.push(() => again.stop());
}

/** The file of October 2026's partition, where all batches go. */
async function findPartitionFile(bed: CrashBed): Promise<string> {
  const { rows } = await getPool().query(
    `SELECT pg_relation_filepath(inhrelid) AS file FROM pg_inherits
      WHERE inhparent = 'events'::regclass
        AND pg_get_expr((SELECT relpartbound FROM pg_class WHERE oid = inhrelid), inhrelid) LIKE '%FROM (''2026-10-01%'`,
  );
  return path.join(bed.server.dataDirectory, rows[0].file);
}

describe("a full disk", () => {
  const disk = mountSmallDisk();
  if (disk) describeOnDisk(disk);

  // Works for everybody on Linux: the table's file is /dev/full, which refuses each write as a full disk does.
  if (process.platform === "linux") {
    it("answers 503 while a table can't grow, stores nothing of the batch, and goes on afterwards", async () => {
      const bed = await startCrashBed();
      cleanups.push(bed.stop);
      const send = await makeSender(bed);
      expect((await send(0)).status).toBe(200);
      await getPool().query("TRUNCATE events, event_batches, event_count_deltas");
      const file = await findPartitionFile(bed);
      const kept = path.join(bed.directory, "kept");
      await changeWhileStopped(bed, async () => {
        await mkdir(kept, { recursive: true });
        await rename(file, path.join(kept, "table"));
        await symlink("/dev/full", file);
      });
      await expectClear503(await send(1));
      await changeWhileStopped(bed, async () => {
        await rm(file);
        await rename(path.join(kept, "table"), file);
      });
      expect(await (await send(1)).json()).toEqual({ accepted: 50, duplicates: 0, rejected: [] });
      expect(await countStored(bed)).toEqual({ events: 50, ids: 50, batched: 50, counted: 50 });
    });
  }
});
