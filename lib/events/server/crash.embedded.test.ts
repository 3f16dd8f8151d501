import { afterEach, describe, expect, it, vi } from "vitest";
import { EmbeddedServer } from "@/db/embedded";
import {
  batchBody,
  type CrashBed,
  countStored,
  killWorker,
  runImport,
  sendBody,
  startCrashBed,
  startWorker,
  type Worker,
} from "../testing/crash-harness";

const cleanups: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});

async function makeBed(): Promise<CrashBed> {
  const bed = await startCrashBed();
  cleanups.push(bed.stop);
  return bed;
}

async function makeWorker(bed: CrashBed): Promise<Worker> {
  const worker = await startWorker(bed);
  cleanups.push(() => killWorker(worker));
  return worker;
}

const allCounts = (expected: number) => ({
  events: expected,
  ids: expected,
  batched: expected,
  counted: expected,
});

const batches = 120;
/** The import is killed each time that this many batches more were acknowledged. */
const killEvery = 20;
const kills = batches / killEvery - 1;

async function requirePid(server: EmbeddedServer): Promise<number> {
  const pid = await server.postmasterPid();
  if (pid === null) throw new Error("PostgreSQL has no process id.");
  return pid;
}

describe("kill -9 during an import", () => {
  it("of the server loses no acknowledged event and doubles none", async () => {
    const bed = await makeBed();
    let current = makeWorker(bed);
    let killed = 0;
    const replaceWorker = async () => {
      const old = await current;
      current = killWorker(old).then(() => makeWorker(bed));
      killed += 1;
    };
    const { expectedEvents } = await runImport({
      bed,
      batches,
      currentUrl: async () => (await current).url,
      onAcknowledged: (count) => {
        if (count % killEvery === 0 && count < batches) void replaceWorker();
      },
    });
    expect(killed).toBe(kills);
    expect(await countStored(bed)).toEqual(allCounts(expectedEvents));
  });

  it("of PostgreSQL loses no acknowledged event, doubles none, and answers 503 until it is back", async () => {
    const bed = await makeBed();
    const worker = await makeWorker(bed);
    const pids = new Set<number>();
    // Its lock file names a dead server until the next one writes its own: each kill waits for a new one.
    const killPostgres = () =>
      vi.waitUntil(
        async () => {
          const pid = await bed.server.postmasterPid();
          if (pid === null || pids.has(pid)) return false;
          process.kill(pid, "SIGKILL");
          return pids.add(pid);
        },
        { timeout: 60_000 },
      );
    const { refusals, expectedEvents } = await runImport({
      bed,
      batches,
      currentUrl: async () => {
        if (worker.process.exitCode !== null) throw new Error("The server died with PostgreSQL.");
        return worker.url;
      },
      onAcknowledged: async (count) => {
        if (count % killEvery === 0 && count < batches) await killPostgres();
      },
    });
    expect(pids.size).toBe(kills);
    expect(new Set(refusals.map(({ status }) => status))).toEqual(new Set([503]));
    expect(refusals.every(({ retryAfter }) => Number(retryAfter) > 0)).toBe(true);
    const stored = await vi.waitUntil(() => countStored(bed).catch(() => null), { timeout: 30_000 });
    expect(stored).toEqual(allCounts(expectedEvents));
  });
});

describe("PostgreSQL stopped and started again", () => {
  it("under load loses no acknowledged event, doubles none, and answers 503 meanwhile", async () => {
    const bed = await makeBed();
    const worker = await makeWorker(bed);
    const restart = async () => {
      process.kill(await requirePid(bed.server), "SIGINT");
      await vi.waitUntil(async () => (await bed.server.postmasterPid()) === null, { timeout: 30_000 });
      const again = await EmbeddedServer.start({ dataDirectory: bed.directory });
      cleanups.push(() => again.stop());
    };
    const restarts: Promise<void>[] = [];
    const { refusals, expectedEvents } = await runImport({
      bed,
      batches,
      currentUrl: async () => worker.url,
      onAcknowledged: (count) => {
        if (count === killEvery || count === batches / 2) restarts.push(restart());
      },
    });
    await Promise.all(restarts);
    expect(restarts).toHaveLength(2);
    expect(new Set(refusals.map(({ status }) => status))).toEqual(new Set([503]));
    expect(await countStored(bed)).toEqual(allCounts(expectedEvents));
  });

  it("answers 503 with Retry-After meanwhile, and takes events again afterwards", async () => {
    const bed = await makeBed();
    const worker = await makeWorker(bed);
    const send = (batch: number) => sendBody(worker.url, bed.key, batchBody(batch));
    expect((await send(0)).status).toBe(200);
    // SIGINT is PostgreSQL's fast shutdown.
    process.kill(await requirePid(bed.server), "SIGINT");
    await vi.waitUntil(async () => (await send(1)).status === 503, { timeout: 30_000 });
    await vi.waitUntil(async () => (await bed.server.postmasterPid()) === null, { timeout: 30_000 });
    const refused = await send(1);
    expect(refused.status).toBe(503);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({ title: "Unavailable", status: 503 });
    const again = await EmbeddedServer.start({ dataDirectory: bed.directory });
    cleanups.push(() => again.stop());
    expect(await (await send(2)).json()).toEqual({ accepted: 50, duplicates: 0, rejected: [] });
    // Batch 1 may have been stored before the stop: sending it again settles that.
    expect((await send(1)).status).toBe(200);
    expect(await countStored(bed)).toEqual(allCounts(150));
  });
});
