import { describe, expect, inject, it } from "vitest";
import type { DatabaseConnection } from "./client";
import { migrateDatabase, readMigrations } from "./migrate";
import { createTestDatabase } from "./testing/test-database";
import { runStatement, withDatabase } from "./testing/test-server";

/** A database without anything in it, dropped when `use` returns. */
async function withEmptyDatabase(
  options: string,
  use: (connection: DatabaseConnection) => Promise<void>,
): Promise<void> {
  const { connection, template } = inject("testServer");
  const name = `${template.replace(/template$/, "")}${crypto.randomUUID()}`;
  await runStatement(connection, `CREATE DATABASE "${name}" TEMPLATE template0 ${options}`);
  try {
    await use(withDatabase(connection, name));
  } finally {
    await runStatement(connection, `DROP DATABASE "${name}" WITH (FORCE)`);
  }
}

const migration = (name: string, sql: string) => ({ name, sql, hash: `hash of ${sql}` });

describe("migrateDatabase", () => {
  it("runs each migration once however many processes start together", async () => {
    await withEmptyDatabase("", async (connection) => {
      const runs = await Promise.all(Array.from({ length: 8 }, () => migrateDatabase(connection)));
      const names = (await readMigrations()).map((item) => item.name);
      expect(runs.filter((run) => run.length > 0)).toEqual([names]);
      expect(await migrateDatabase(connection)).toEqual([]);
    });
  });

  it("rolls a failed migration back, keeps those before it and names it", async () => {
    await withEmptyDatabase("", async (connection) => {
      const first = migration("0000_first", "CREATE EXTENSION pg_trgm; CREATE TABLE kept (id int)");
      const bad = migration("0001_bad", "CREATE TABLE lost (id int); SELECT 1 / 0");
      await expect(migrateDatabase(connection, [first, bad])).rejects.toThrow(
        "0001_bad failed: division by zero",
      );
      const { rows } = await runStatement(
        connection,
        "SELECT to_regclass('kept') AS kept, to_regclass('lost') AS lost",
      );
      expect(rows).toEqual([{ kept: "kept", lost: null }]);
    });
  });

  it("leaves a database of a newer version, or of another text of a migration, alone", async () => {
    await withEmptyDatabase("", async (connection) => {
      const first = migration("0000_first", "CREATE EXTENSION pg_trgm");
      const second = migration("0001_second", "CREATE TABLE second (id int)");
      await migrateDatabase(connection, [first, second]);
      await expect(migrateDatabase(connection, [first])).rejects.toThrow("made by a newer Cairn");
      const changed = migration("0001_second", "CREATE TABLE other (id int)");
      await expect(migrateDatabase(connection, [first, changed])).rejects.toThrow("0001_second was changed");
    });
  });

  it("adds up the counts of whole organizations from those that are there", async () => {
    await withEmptyDatabase("", async (connection) => {
      const all = await readMigrations();
      const before = all.findIndex(({ name }) => name === "0003_organization_counts");
      await migrateDatabase(connection, all.slice(0, before));
      const counts = [
        "1-1-hour-total--2-1",
        "1-2-hour-total--3-0",
        "2-1-hour-total--4-4",
        "1-2-day-service-IAM-3-0",
      ];
      const values = counts.map((text) => {
        const [organization, scope, bucket, dimension, value, count, failures] = text.split("-");
        const id = (number?: string) => `'00000000-0000-4000-8000-00000000000${number}'`;
        return `(${id(organization)}, ${id(scope)}, '${bucket}', '${dimension}', '2026-03-04', '${value}', ${count}, ${failures})`;
      });
      await runStatement(
        connection,
        `INSERT INTO event_counts
         (organization_id, scope_id, bucket, dimension, bucket_start, value, count, failures) VALUES ${values}`,
      );
      await migrateDatabase(connection, all);
      const { rows } = await runStatement(
        connection,
        `SELECT right(organization_id::text, 1) || concat_ws('-', '', bucket, dimension, value, count, failures) AS line
         FROM organization_event_counts ORDER BY 1`,
      );
      expect(rows.map(({ line }) => line)).toEqual([
        "1-day-service-IAM-3-0",
        "1-hour-total--5-1",
        "2-hour-total--4-4",
      ]);
    });
  });

  it("refuses a database in which Korean letters are no letters", async () => {
    await withEmptyDatabase("ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'", async (connection) => {
      await expect(migrateDatabase(connection)).rejects.toThrow("LC_CTYPE is C");
    });
  });

  it("says when there is no server", async () => {
    const nowhere = { connectionString: "postgresql://cairn:cairn@localhost:9/cairn" };
    await expect(migrateDatabase(nowhere)).rejects.toThrow(
      "The database can't be reached: connect ECONNREFUSED",
    );
  });

  it("refuses a database that is not UTF-8", async () => {
    await withEmptyDatabase("ENCODING 'LATIN1' LOCALE_PROVIDER libc LOCALE 'C'", async (connection) => {
      await expect(migrateDatabase(connection)).rejects.toThrow("encoding is LATIN1");
    });
  });
});

describe("the test database", () => {
  it("is migrated, and empty for each that asks", async () => {
    await using one = await createTestDatabase();
    await using other = await createTestDatabase();
    await one.pool.query(
      "INSERT INTO organizations (id, slug, name) VALUES (gen_random_uuid(), 'one', 'One')",
    );
    const { rows } = await other.pool.query("SELECT count(*) AS count FROM organizations");
    expect(rows).toEqual([{ count: 0 }]);
  });
});
