import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { errorCode } from "@/lib/shared/error-code";
import { writeLog } from "@/lib/shared/log";
import type { SocketConnection } from "./client";
import { makePrivateDirectory } from "./embedded-account";
import {
  prepareCluster,
  readPassword,
  type ServerSettings,
  superuser,
  writeSettings,
} from "./embedded-cluster";
import { isServerAlive, readLogTail, readPostmasterPid, startServer, stopServer } from "./embedded-control";
import { type Layout, prepareLayout, removeEmptySocketDirectory } from "./embedded-layout";
import { holdLease, isAbsent, type Lease, stopWhenUnused } from "./embedded-lease";

export interface EmbeddedOptions {
  /** CAIRN_DATA_DIR; PostgreSQL lives in `postgres` under it. */
  dataDirectory: string;
  /** Settings of PostgreSQL over Cairn's own. They are read when the server starts. */
  settings?: ServerSettings;
}

const databaseName = "cairn";
/** Recovery after a crash reads all of the log that was written since the last checkpoint. */
const maxStartMs = 10 * 60_000;
const pollMs = 100;
const maxStartAttempts = 2;
const maxRestartDelayMs = 2_000;

/**
 * A private PostgreSQL of this data directory: no TCP port, one Unix socket in a directory that only its
 * account enters. The server outlives a process that dies; the next one finds it and uses it again.
 */
export class EmbeddedServer {
  #lease: Lease | null = null;
  #isStopping = false;
  #watch: Promise<void> | null = null;

  private constructor(
    private readonly layout: Layout,
    private readonly settings: ServerSettings,
    /** Connection to Cairn's own database. */
    readonly connection: SocketConnection,
  ) {}

  /** Starts the server of a data directory, or joins the one that runs. */
  static async start(options: EmbeddedOptions): Promise<EmbeddedServer> {
    const layout = await prepareLayout(options.dataDirectory);
    await prepareCluster(layout);
    const password = await readPassword(layout);
    const connection = {
      host: layout.socketDirectory,
      port: 5432,
      user: superuser,
      password,
      database: databaseName,
    };
    const server = new EmbeddedServer(layout, options.settings ?? {}, connection);
    await server.#join();
    await server.#createDatabase();
    return server;
  }

  /** PostgreSQL's own data directory. */
  get dataDirectory(): string {
    return this.layout.data;
  }

  /** The postmaster's process id, null while it is down. */
  postmasterPid(): Promise<number | null> {
    return readPostmasterPid(this.layout);
  }

  /** Lets go of the server, and stops it when no other process uses it. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    await this.#watch;
    await this.#lease?.release();
    this.#lease = null;
    await stopWhenUnused(this.#maintenance(), async () => {
      await stopServer(this.layout);
      await removeEmptySocketDirectory(this.layout);
    });
  }

  #maintenance(): SocketConnection {
    return { ...this.connection, database: "postgres" };
  }

  async #tryLease(): Promise<boolean> {
    try {
      this.#lease = await holdLease(this.#maintenance(), () => this.#handleLoss());
      return true;
    } catch (error) {
      if (isAbsent(error)) return false;
      throw error;
    }
  }

  async #join(): Promise<void> {
    const deadline = Date.now() + maxStartMs;
    while (!(await this.#tryLease())) {
      if (Date.now() > deadline)
        throw new Error(`PostgreSQL did not start:\n${await readLogTail(this.layout)}`);
      if (await isServerAlive(this.layout)) await delay(pollMs);
      else await this.#startOnce();
    }
  }

  async #startOnce(): Promise<void> {
    for (let attempt = 1; attempt <= maxStartAttempts; attempt += 1) {
      // One that stops in this moment, or a cleaner of temporary files, may have taken the directory away.
      await makePrivateDirectory(this.layout.account, this.layout.socketDirectory);
      await writeSettings(this.layout, this.settings);
      if (await startServer(this.layout)) return;
      // Another process may have been quicker, or recovery may take longer than pg_ctl waits.
      if (await isServerAlive(this.layout)) return;
    }
    throw new Error(`PostgreSQL did not start:\n${await readLogTail(this.layout)}`);
  }

  async #createDatabase(): Promise<void> {
    const client = new pg.Client(this.#maintenance());
    await client.connect();
    try {
      const found = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [databaseName]);
      if (found.rowCount === 0) await client.query(`CREATE DATABASE ${databaseName}`);
    } catch (error) {
      // 42P04 and 23505: another process created it in the same moment.
      if (!/^(42P04|23505)$/.test(errorCode(error) ?? "")) throw error;
    } finally {
      await client.end();
    }
  }

  #handleLoss(): void {
    this.#lease = null;
    if (this.#isStopping || this.#watch) return;
    this.#watch = this.#recover().finally(() => {
      this.#watch = null;
    });
  }

  /**
   * Waits for a server that went away. One that crashed is started again; one that was stopped in order (its
   * lock file is gone) was stopped by somebody on purpose, who will start it again.
   */
  async #recover(): Promise<void> {
    writeLog("error", "The connection to PostgreSQL broke; requests answer 503 until it is back.");
    let waitMs = pollMs;
    let hasCrashed = false;
    while (!this.#isStopping) {
      try {
        if (await this.#tryLease()) return writeLog("info", "PostgreSQL is back.");
        const isAlive = await isServerAlive(this.layout);
        // Kept from round to round: a start that fails removes the lock file too.
        hasCrashed ||= !isAlive && (await readPostmasterPid(this.layout)) !== null;
        if (hasCrashed && !isAlive) await this.#startOnce();
      } catch (error) {
        writeLog("error", "PostgreSQL could not be started again; trying on.", { error });
      }
      await delay(waitMs);
      waitMs = Math.min(waitMs * 2, maxRestartDelayMs);
    }
  }
}
