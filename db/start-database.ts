import "server-only";
import { closeDatabase, type DatabaseConnection, openDatabase } from "./client";
import { EmbeddedServer } from "./embedded";
import { migrateDatabase } from "./migrate";

export interface StartDatabaseOptions {
  /** CAIRN_DATA_DIR, where the embedded PostgreSQL lives. */
  dataDirectory: string;
  /** A PostgreSQL server instead of the embedded one. */
  databaseUrl?: string | undefined;
  poolSize?: number;
  onProgress?: (message: string) => void;
}

export interface StartedDatabase {
  connection: DatabaseConnection;
  /** Closes the pool, and stops the embedded PostgreSQL when no other process uses it. */
  stop(): Promise<void>;
}

/** Starts or reaches PostgreSQL, migrates it and opens the process-wide pool. */
export async function startDatabase(options: StartDatabaseOptions): Promise<StartedDatabase> {
  const progress = options.onProgress ?? (() => undefined);
  progress(options.databaseUrl ? "Connecting to PostgreSQL" : "Starting the embedded PostgreSQL");
  const server = options.databaseUrl
    ? null
    : await EmbeddedServer.start({ dataDirectory: options.dataDirectory });
  const connection: DatabaseConnection = server?.connection ?? {
    connectionString: options.databaseUrl ?? "",
  };
  try {
    const applied = await migrateDatabase(connection);
    if (applied.length > 0) progress(`Migrated the database (${applied.length} steps)`);
  } catch (error) {
    await server?.stop();
    throw error;
  }
  openDatabase(connection, options.poolSize);
  return {
    connection,
    async stop() {
      await closeDatabase();
      await server?.stop();
    },
  };
}
