import { randomBytes } from "node:crypto";
import path from "node:path";
import { closeDatabase, getPool, openDatabase } from "@/db/client";
import { EmbeddedServer } from "@/db/embedded";
import { migrateDatabase } from "@/db/migrate";
import { monthOf } from "@/lib/events/partition-months";
import { ensurePartitions } from "@/lib/events/server/ensure-partitions";
import type { Closing } from "./closing";
import { HttpClient } from "./http-client";
import { makeWorld, type World } from "./make-world";
import { type ServerProcess, startCairn } from "./server-process";

/** Cursors are sealed with it; one for all, so that a process may read another's. */
const secret = randomBytes(32).toString("base64");

/** A PostgreSQL and a Cairn server of their own, to be filled with one number of events. */
export interface Site {
  /** Events that it is to hold. */
  size: number;
  world: World;
  server: ServerProcess;
  client: HttpClient;
  /** Runs `work` with this site's database as the process-wide one, warmed up. */
  withDatabase<T>(work: () => Promise<T>): Promise<T>;
}

const maxConnections = 8;

async function withOpenDatabase<T>(database: EmbeddedServer, work: () => Promise<T>): Promise<T> {
  openDatabase(database.connection);
  try {
    await getPool().query("SELECT 1");
    await ensurePartitions([monthOf(new Date())]);
    return await work();
  } finally {
    await closeDatabase();
  }
}

/** Everything lives in a directory of its own under `scratch`. */
export async function startSite(scratch: string, size: number, closing: Closing): Promise<Site> {
  process.env.NEXTAUTH_SECRET = secret;
  const dataDirectory = path.join(scratch, `site-${size}`);
  // The settings are Cairn's own, so fsync is on; `assertDurable` makes sure.
  const database = await EmbeddedServer.start({ dataDirectory });
  closing.add(() => database.stop());
  await migrateDatabase(database.connection);
  const withDatabase: Site["withDatabase"] = (work) => withOpenDatabase(database, work);
  await withDatabase(assertDurable);
  const world = await withDatabase(makeWorld);
  const server = await startCairn(dataDirectory, secret, closing);
  const client = new HttpClient(server.url, world.key, maxConnections);
  closing.add(async () => client.close());
  return { size, world, server, client, withDatabase };
}

async function assertDurable(): Promise<void> {
  const { rows } = await getPool().query(
    "SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes')",
  );
  for (const { name, setting } of rows) {
    if (setting !== "on")
      throw new Error(`${name} is ${setting}: figures of commits that are not durable say nothing.`);
  }
}
