import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import type { DatabaseConnection } from "@/db/client";
import { EmbeddedServer } from "@/db/embedded";
import { isAlive } from "@/db/embedded-control";
import { migrateDatabase } from "@/db/migrate";
import { runStatement, withDatabase } from "./test-server";

/** These databases live for minutes and die with the run, so nothing has to reach the disk. */
const throwawaySettings = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  max_connections: 200,
  shared_buffers: "128MB",
};

const directoryPrefix = "cairn-test-";

/** Ends servers of earlier runs that were killed before they could clean up. */
async function removeAbandoned(): Promise<void> {
  for (const name of await readdir(os.tmpdir())) {
    const pid = new RegExp(`^${directoryPrefix}(\\d+)-`).exec(name)?.[1];
    if (!pid || isAlive(Number(pid))) continue;
    const dataDirectory = path.join(os.tmpdir(), name);
    const server = await EmbeddedServer.start({ dataDirectory, settings: throwawaySettings }).catch(
      () => null,
    );
    await server?.stop();
    await rm(dataDirectory, { recursive: true, force: true });
  }
}

interface RunningServer {
  connection: DatabaseConnection;
  stop(): Promise<void>;
}

async function startOwnServer(): Promise<RunningServer> {
  await removeAbandoned();
  const dataDirectory = await mkdtemp(path.join(os.tmpdir(), `${directoryPrefix}${process.pid}-`));
  const server = await EmbeddedServer.start({ dataDirectory, settings: throwawaySettings });
  return {
    connection: server.connection,
    async stop() {
      await server.stop();
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}

/** Drops every database of this run on a server that stays. */
function borrowServer(connectionString: string, prefix: string): RunningServer {
  const connection = { connectionString };
  return {
    connection,
    async stop() {
      const { rows } = await runStatement(
        connection,
        `SELECT datname FROM pg_database WHERE datname LIKE '${prefix}%'`,
      );
      for (const row of rows)
        await runStatement(connection, `DROP DATABASE IF EXISTS "${row.datname}" WITH (FORCE)`);
    },
  };
}

/**
 * Starts one private PostgreSQL for the run (or uses the server at TEST_DATABASE_URL, whose user may create
 * databases) and makes a migrated template on it.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const prefix = `cairn-test-${randomBytes(4).toString("hex")}-`;
  const url = process.env.TEST_DATABASE_URL;
  const server = url ? borrowServer(url, prefix) : await startOwnServer();
  const template = `${prefix}template`;
  try {
    await runStatement(server.connection, `CREATE DATABASE "${template}" TEMPLATE template0 ENCODING 'UTF8'`);
    await migrateDatabase(withDatabase(server.connection, template));
  } catch (error) {
    await server.stop();
    throw error;
  }
  project.provide("testServer", { connection: server.connection, template });
  return () => server.stop();
}
