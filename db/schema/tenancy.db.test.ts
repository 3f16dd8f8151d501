import { expect, it } from "vitest";
import { useTestDatabase } from "@/db/testing/test-database";

const database = useTestDatabase();

/** Keys of what stands above organizations or is looked up before the organization is known. */
const exceptions = [
  "api_keys_hash",
  "cairn_migrations_pkey",
  "organization_members_user",
  "organizations_pkey",
  "organizations_slug_key",
  "sessions_expiry",
  "sessions_pkey",
  "sessions_user",
  "sign_in_failures_subject",
  "users_email_key",
  "users_pkey",
];

it("has the organization first in every other key and index", async () => {
  const { rows } = await database.pool.query<{ name: string }>(`
    SELECT i.indexrelid::regclass::text AS name
      FROM pg_index i
      JOIN pg_class t ON t.oid = i.indrelid
      JOIN pg_namespace n ON n.oid = t.relnamespace AND n.nspname = 'public'
      JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
     WHERE a.attname <> 'organization_id' AND NOT t.relispartition
     ORDER BY 1`);
  expect(rows.map(({ name }) => name)).toEqual(exceptions);
});
