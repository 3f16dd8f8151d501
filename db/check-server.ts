import "server-only";
import type pg from "pg";

/** The first version whose rules the schema relies on. */
const minVersion = 150_000;

/** Throws a plain sentence when the server is older than PostgreSQL 15 or its database is not UTF-8. */
export async function checkServer(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ version: string; number: number; encoding: string }>(
    `SELECT current_setting('server_version') AS version, current_setting('server_version_num')::int AS number,
            current_setting('server_encoding') AS encoding`,
  );
  const found = rows[0];
  if (!found) throw new Error("The database does not tell its version.");
  if (found.number < minVersion) {
    throw new Error(`Cairn needs PostgreSQL 15 or newer, and this server is ${found.version}.`);
  }
  if (found.encoding !== "UTF8") {
    throw new Error(
      `The database's encoding is ${found.encoding}. Create it with ENCODING 'UTF8' TEMPLATE template0.`,
    );
  }
}

/**
 * Throws when Korean letters are no letters to the database. With LC_CTYPE C their trigrams are empty and Korean
 * text would silently never match. Needs pg_trgm, so it runs after the migrations.
 */
export async function checkKoreanText(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ count: number | null; ctype: string }>(
    `SELECT cardinality(show_trgm('가나다')) AS count, datctype AS ctype
       FROM pg_database WHERE datname = current_database()`,
  );
  const found = rows[0];
  if (found?.count) return;
  throw new Error(
    `The database's LC_CTYPE is ${found?.ctype}, with which Korean text can't be searched. Create the database with LC_CTYPE 'C.UTF-8' (or another UTF-8 locale) TEMPLATE template0.`,
  );
}
