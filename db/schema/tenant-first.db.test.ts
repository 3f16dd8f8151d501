import { expect, it } from "vitest";
import { getPool } from "@/db/client";
import { useTestDatabase } from "@/db/testing/test-database";

useTestDatabase();

/** Indexes that are asked before the organization is known; each with the question that it answers. */
const asksWithoutOrganization: Readonly<Record<string, string>> = {
  api_keys_hash: "a key is presented without its organization",
  organization_members_user: "signing in reads every organization of one person",
};

it("has the organization first in every key, unique constraint and index of every tenant table", async () => {
  const { rows } = await getPool().query<{ table: string; index: string; first: string }>(`
    SELECT t.relname AS table, i.relname AS index, a.attname AS first
    FROM pg_index x
    JOIN pg_class i ON i.oid = x.indexrelid
    JOIN pg_class t ON t.oid = x.indrelid AND t.relnamespace = 'public'::regnamespace
    JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = x.indkey[0]
    WHERE EXISTS (
      SELECT FROM pg_attribute o WHERE o.attrelid = t.oid AND o.attname = 'organization_id' AND NOT o.attisdropped
    )`);
  const tables = new Set(rows.map((row) => row.table));
  for (const table of [
    "projects",
    "events",
    "events_before_2015",
    "event_batches",
    "event_counts",
    "api_keys",
  ]) {
    expect(tables).toContain(table);
  }
  const others = rows.filter((row) => row.first !== "organization_id").map((row) => row.index);
  expect(others.sort()).toEqual(Object.keys(asksWithoutOrganization).sort());
});
