import pg from "pg";
import type { DatabaseConnection } from "@/db/client";

/** What each test file gets from the run: the server, and the database that every test database is copied from. */
export interface TestServer {
  connection: DatabaseConnection;
  template: string;
}

declare module "vitest" {
  export interface ProvidedContext {
    testServer: TestServer;
  }
}

/** The same server, another database. */
export function withDatabase(connection: DatabaseConnection, database: string): DatabaseConnection {
  if (!("connectionString" in connection)) return { ...connection, database };
  const url = new URL(connection.connectionString);
  url.pathname = `/${database}`;
  return { connectionString: url.href };
}

/** Runs one statement on a connection of its own, as CREATE DATABASE wants it. */
export async function runStatement(connection: DatabaseConnection, statement: string) {
  const client = new pg.Client({ ...connection });
  await client.connect();
  try {
    return await client.query(statement);
  } finally {
    await client.end();
  }
}
