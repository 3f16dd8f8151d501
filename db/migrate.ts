import "server-only";
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { checkKoreanText, checkServer } from "./check-server";
import type { DatabaseConnection } from "./client";

/** Two servers that start at once take turns on this lock. */
const migrationLock = 4_127_002;
const connectionTimeoutMs = 10_000;

interface Migration {
  /** The file's name without `.sql`; the order of names is the order of migrations. */
  name: string;
  sql: string;
  hash: string;
}

const migrationsDirectory = () => path.join(/* turbopackIgnore: true */ process.cwd(), "db", "migrations");

/** Reads `NNNN_name.sql` in order. Throws when two files share a number. */
export async function readMigrations(directory = migrationsDirectory()): Promise<Migration[]> {
  const files = (await readdir(directory)).filter((file) => file.endsWith(".sql")).sort();
  const numbers = new Set<string>();
  return Promise.all(
    files.map(async (file) => {
      const number = /^(\d{4})_[a-z0-9_]+\.sql$/.exec(file)?.[1];
      if (!number) throw new Error(`${file} is not named NNNN_name.sql.`);
      if (numbers.has(number)) throw new Error(`Two migrations have the number ${number}.`);
      numbers.add(number);
      const sql = await readFile(path.join(directory, file), "utf8");
      return {
        name: file.slice(0, -".sql".length),
        sql,
        hash: createHash("sha256").update(sql).digest("hex"),
      };
    }),
  );
}

async function readApplied(client: pg.Client): Promise<Map<string, string>> {
  await client.query(`CREATE TABLE IF NOT EXISTS cairn_migrations (
    name text COLLATE "C" PRIMARY KEY,
    hash text NOT NULL,
    applied_at timestamptz(3) NOT NULL DEFAULT now()
  )`);
  const { rows } = await client.query<{ name: string; hash: string }>(
    "SELECT name, hash FROM cairn_migrations",
  );
  return new Map(rows.map((row) => [row.name, row.hash]));
}

/** A database that this version can't know, or that ran another text of a migration, is left alone. */
function requireKnown(applied: ReadonlyMap<string, string>, migrations: readonly Migration[]): void {
  const byName = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const [name, hash] of applied) {
    const migration = byName.get(name);
    if (!migration)
      throw new Error(`The database was made by a newer Cairn (migration ${name} is not known here).`);
    if (migration.hash !== hash) {
      throw new Error(
        `The migration ${name} was changed after this database ran it. Use a new database, or the version of Cairn that made this one.`,
      );
    }
  }
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  await client.query("BEGIN");
  try {
    await client.query(migration.sql);
    await client.query("INSERT INTO cairn_migrations (name, hash) VALUES ($1, $2)", [
      migration.name,
      migration.hash,
    ]);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The migration ${migration.name} failed: ${reason}`, { cause: error });
  }
}

/** The driver's own words are none at all when a name has several addresses and none of them answers. */
async function connect(client: pg.Client): Promise<void> {
  try {
    await client.connect();
  } catch (error) {
    const reason = error instanceof AggregateError ? error.errors[0] : error;
    const words = reason instanceof Error ? reason.message : String(reason);
    throw new Error(`The database can't be reached: ${words}.`, { cause: error });
  }
}

/**
 * Brings the database up to this version's schema and checks that the server fits. Each migration is one
 * transaction; any number of processes may call this at once, and each migration runs once.
 * Returns the names of those that this call ran.
 */
export async function migrateDatabase(
  connection: DatabaseConnection,
  migrations?: readonly Migration[],
): Promise<string[]> {
  const known = migrations ?? (await readMigrations());
  const client = new pg.Client({
    ...connection,
    application_name: "cairn-migrate",
    connectionTimeoutMillis: connectionTimeoutMs,
  });
  await connect(client);
  try {
    await checkServer(client);
    await client.query("SELECT pg_advisory_lock($1)", [migrationLock]);
    const applied = await readApplied(client);
    requireKnown(applied, known);
    const pending = known.filter((migration) => !applied.has(migration.name));
    for (const migration of pending) await apply(client, migration);
    await checkKoreanText(client);
    return pending.map((migration) => migration.name);
  } finally {
    // Ending the session releases the lock.
    await client.end();
  }
}
