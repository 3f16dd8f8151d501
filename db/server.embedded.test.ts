import { mkdtemp, readdir, realpath, rm, stat } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, describe, expect, it, vi } from "vitest";
import { EmbeddedServer } from "./embedded";

const cleanups: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});

async function makeDirectory(): Promise<string> {
  const directory = await realpath(await mkdtemp(path.join(os.tmpdir(), "cairn-embedded-")));
  cleanups.push(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

async function start(dataDirectory: string): Promise<EmbeddedServer> {
  const server = await EmbeddedServer.start({ dataDirectory, settings: { shared_buffers: "16MB" } });
  cleanups.push(() => server.stop());
  return server;
}

async function query(server: EmbeddedServer, text: string): Promise<unknown[]> {
  const client = new pg.Client(server.connection);
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

async function requirePid(server: EmbeddedServer): Promise<number> {
  const pid = await server.postmasterPid();
  if (pid === null) throw new Error("The server has no process id.");
  return pid;
}

describe("EmbeddedServer", () => {
  it("listens on a private socket only and asks for its password", async () => {
    const server = await start(await makeDirectory());
    expect(await query(server, "SHOW listen_addresses")).toEqual([{ listen_addresses: "" }]);
    expect((await stat(server.connection.host)).mode & 0o777).toBe(0o700);
    expect((await stat(path.join(server.dataDirectory, "../password"))).mode & 0o777).toBe(0o600);
    const wrong = new pg.Client({ ...server.connection, password: "wrong" });
    await expect(wrong.connect()).rejects.toThrow("password authentication failed");
    expect(await query(server, "SHOW fsync")).toEqual([{ fsync: "on" }]);
  });

  it("serves all who start it from one server, and stops with the last of them", async () => {
    const directory = await makeDirectory();
    const [one, other] = await Promise.all([start(directory), start(directory)]);
    const pid = await requirePid(one);
    expect(await requirePid(other)).toBe(pid);
    await one.stop();
    expect(await query(other, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    await other.stop();
    // pg_ctl returns when the lock file is gone, a moment before the process is.
    await vi.waitUntil(() => !isAlive(pid), { timeout: 30_000 });
    expect((await readdir(path.join(directory, "postgres"))).filter((name) => name.startsWith("."))).toEqual(
      [],
    );
  });

  it("keeps what was stored when it is stopped and started again", async () => {
    const directory = await makeDirectory();
    const first = await start(directory);
    await query(first, "CREATE TABLE kept AS SELECT 42 AS value");
    await first.stop();
    const second = await start(directory);
    expect(await query(second, "SELECT value FROM kept")).toEqual([{ value: 42 }]);
  });

  it("finds a short path for the socket of a deep data directory", async () => {
    const directory = path.join(await makeDirectory(), "a".repeat(60), "b".repeat(60));
    const server = await start(directory);
    expect(Buffer.byteLength(`${server.connection.host}/.s.PGSQL.5432`)).toBeLessThanOrEqual(100);
    expect((await stat(server.connection.host)).mode & 0o777).toBe(0o700);
    expect(await query(server, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    await server.stop();
    await expect(stat(server.connection.host)).rejects.toThrow("ENOENT");
    const again = await start(directory);
    expect(await query(again, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  });
});

describe("EmbeddedServer, when PostgreSQL goes away", () => {
  it("starts PostgreSQL again after it was killed", async () => {
    const server = await start(await makeDirectory());
    await query(server, "CREATE TABLE kept AS SELECT 42 AS value");
    const pid = await requirePid(server);
    process.kill(pid, "SIGKILL");
    await vi.waitUntil(() => query(server, "SELECT value FROM kept").catch(() => null), { timeout: 30_000 });
    expect(await requirePid(server)).not.toBe(pid);
    expect(await query(server, "SELECT value FROM kept")).toEqual([{ value: 42 }]);
  });

  it("leaves PostgreSQL stopped when somebody stopped it, and goes on when it is started again", async () => {
    const directory = await makeDirectory();
    const server = await start(directory);
    const pid = await requirePid(server);
    // SIGINT is PostgreSQL's fast shutdown.
    process.kill(pid, "SIGINT");
    await vi.waitUntil(() => !isAlive(pid), { timeout: 30_000 });
    await expect(query(server, "SELECT 1")).rejects.toThrow();
    expect(await server.postmasterPid()).toBeNull();
    const helper = await start(directory);
    expect(await query(server, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    expect(await requirePid(helper)).toBe(await requirePid(server));
  });
});
