import { randomBytes } from "node:crypto";
import type pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { closeDatabase, createPool, type DatabaseConnection, openDatabase } from "@/db/client";
import { runStatement, withDatabase } from "./test-server";

export interface TestDatabase {
  /** For code that makes its own connections, or for another process (it is plain data). */
  connection: DatabaseConnection;
  /** A pool of the test's own, beside the one that verbs use. */
  pool: pg.Pool;
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * Copies the migrated template into a new, empty database (about 50 ms).
 *
 *     await using database = await createTestDatabase();
 *     await database.pool.query("SELECT 1");
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = inject("testServer");
  const name = `${server.template.replace(/template$/, "")}${randomBytes(6).toString("hex")}`;
  await runStatement(server.connection, `CREATE DATABASE "${name}" TEMPLATE "${server.template}"`);
  const connection = withDatabase(server.connection, name);
  const pool = createPool(connection);
  const close = async () => {
    await pool.end();
    await runStatement(server.connection, `DROP DATABASE "${name}" WITH (FORCE)`);
  };
  return { connection, pool, close, [Symbol.asyncDispose]: close };
}

/**
 * Gives a test file its own database and points `getDatabase()`, hence every verb, at it. Call it once at the
 * top of the file (or of a describe block):
 *
 *     const database = useTestDatabase();
 *     it("stores", async () => {
 *       await insertThing(context, input);                                  // the verb uses getDatabase()
 *       const { rows } = await database.pool.query("SELECT … FROM things"); // look at what it did
 *     });
 *
 * The returned object is filled before the first test and must not be used before. Tests of one file share the
 * database: make an organization for each test rather than emptying tables.
 */
export function useTestDatabase(): Pick<TestDatabase, "connection" | "pool"> {
  let current: TestDatabase | null = null;
  const started = () => {
    if (!current) throw new Error("The test database is there from beforeAll to afterAll only.");
    return current;
  };
  beforeAll(async () => {
    current = await createTestDatabase();
    openDatabase(current.connection);
  });
  afterAll(async () => {
    await closeDatabase();
    await current?.close();
  });
  return {
    get connection() {
      return started().connection;
    },
    get pool() {
      return started().pool;
    },
  };
}
