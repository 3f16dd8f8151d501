import "server-only";
import type { ExtractTablesWithRelations } from "drizzle-orm";
import { drizzle, type NodePgDatabase, type NodePgQueryResultHKT } from "drizzle-orm/node-postgres";
import type { PgTransaction, PgTransactionConfig } from "drizzle-orm/pg-core";
import pg from "pg";
import { writeLog } from "@/lib/shared/log";

type Schema = Record<string, never>;
export type Database = NodePgDatabase<Schema>;
export type Transaction = PgTransaction<NodePgQueryResultHKT, Schema, ExtractTablesWithRelations<Schema>>;
/** Where a statement runs: by itself or inside a transaction. */
export type Queryable = Database | Transaction;

/** What the driver needs of a server without a URL, such as one on a Unix socket. */
export interface SocketConnection {
  host: string;
  port: number;
  user: string;
  password: string;
  database: string;
}

/** How to reach PostgreSQL. It can be sent to another process as JSON. */
export type DatabaseConnection = { connectionString: string } | SocketConnection;

export const defaultPoolSize = 10;
const connectionTimeoutMs = 5_000;
const idleTimeoutMs = 60_000;
/** No request may hold a connection longer; long work goes in small statements. */
const statementTimeoutMs = 30_000;
const idleInTransactionTimeoutMs = 60_000;

/** int8, as counts and identity columns have it: a number while that is exact, else a bigint. */
function parseInt8(text: string): number | bigint {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : BigInt(text);
}

pg.types.setTypeParser(pg.types.builtins.INT8, parseInt8);

/**
 * drizzle asks for instants as text in every statement. That fits its own columns, which parse them; rows of
 * `execute` would be left with text, so those get this driver's parsers: instants as Date.
 */
class Client extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    // The pool listens to idle connections only. One that breaks while a request holds it fails that request's
    // statements, which report it; without a listener of its own it would end the process as well.
    this.on("error", () => undefined);
  }

  // biome-ignore lint/suspicious/noExplicitAny: the driver's overloads can't be repeated by an override.
  override query(...parameters: any[]): any {
    const [config, ...others] = parameters;
    if (config?.types && config.rowMode !== "array" && typeof config.submit !== "function") {
      const { types: _types, ...plain } = config;
      return super.query(plain, ...(others as []));
    }
    return super.query(config, ...(others as []));
  }
}

/** Makes a pool of its own, for scripts and tests; the running system has one, see `getPool`. */
export function createPool(connection: DatabaseConnection, size = defaultPoolSize): pg.Pool {
  const pool = new pg.Pool({
    ...connection,
    Client,
    max: size,
    application_name: "cairn",
    connectionTimeoutMillis: connectionTimeoutMs,
    idleTimeoutMillis: idleTimeoutMs,
    statement_timeout: statementTimeoutMs,
    idle_in_transaction_session_timeout: idleInTransactionTimeoutMs,
    keepAlive: true,
  });
  // An idle connection that breaks leaves the pool by itself; without a listener it would end the process.
  pool.on("error", (error) => writeLog("warn", "An idle database connection broke.", { error }));
  return pool;
}

interface Held {
  pool: pg.Pool;
}

// The entry script and the bundled server are different copies of this module in one process.
const holder = globalThis as typeof globalThis & { [key: symbol]: Held | undefined };
const holderKey = Symbol.for("cairn.database");

/** True once `openDatabase` ran and `closeDatabase` has not. */
export const isDatabaseOpen = () => holder[holderKey] !== undefined;

/** Makes the process-wide pool. Throws when there is one already. */
export function openDatabase(connection: DatabaseConnection, size?: number): void {
  if (isDatabaseOpen()) throw new Error("This process has opened its database already.");
  holder[holderKey] = { pool: createPool(connection, size) };
}

/** Waits for running statements and closes the process-wide pool. */
export async function closeDatabase(): Promise<void> {
  const held = holder[holderKey];
  holder[holderKey] = undefined;
  await held?.pool.end();
}

/** The process-wide pool, for what drizzle has no words for (COPY, notifications). */
export function getPool(): pg.Pool {
  const held = holder[holderKey];
  if (!held) throw new Error("The database is not open: openDatabase was not called in this process.");
  return held.pool;
}

const databases = new WeakMap<pg.Pool, Database>();

/**
 * The process-wide database. Rows of `getDatabase().execute(sql…)` hold Date for instants and number for int8
 * (bigint beyond 2^53); errors of statements arrive as drizzle's DrizzleQueryError with the driver's as `cause`.
 */
export function getDatabase(): Database {
  const pool = getPool();
  const known = databases.get(pool);
  if (known) return known;
  const database: Database = drizzle(pool);
  databases.set(pool, database);
  return database;
}

/**
 * Runs `work` in one transaction, committed when it returns and rolled back when it throws. What it throws
 * comes out unchanged; no connection is kept after it.
 */
export function withTransaction<T>(
  work: (transaction: Transaction) => Promise<T>,
  config?: PgTransactionConfig,
): Promise<T> {
  return getDatabase().transaction(work, config);
}
