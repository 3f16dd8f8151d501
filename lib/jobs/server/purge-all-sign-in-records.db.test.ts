import { expect, it } from "vitest";
import { useTestDatabase } from "@/db/testing/test-database";
import { purgeAllSignInRecords } from "./purge-all-sign-in-records";

const database = useTestDatabase();

it("deletes every record that no longer counts, however many, and nothing else", async () => {
  await database.pool.query(`
    INSERT INTO users (id, email, name) VALUES ('00000000-0000-4000-8000-000000000001', 'a@example.test', 'A');
    INSERT INTO sessions (id_hash, user_id, expires_at) VALUES
      ('\\x01', '00000000-0000-4000-8000-000000000001', now() - interval '1 minute'),
      ('\\x02', '00000000-0000-4000-8000-000000000001', now() + interval '1 minute');
    INSERT INTO sign_in_failures (subject, failed_at)
      SELECT 'account:old', now() - interval '1 day' FROM generate_series(1, 2500);
    INSERT INTO sign_in_failures (subject) VALUES ('account:new')`);
  await purgeAllSignInRecords();
  const sessions = await database.pool.query("SELECT encode(id_hash, 'hex') AS id FROM sessions");
  expect(sessions.rows).toEqual([{ id: "02" }]);
  const failures = await database.pool.query("SELECT subject FROM sign_in_failures");
  expect(failures.rows).toEqual([{ subject: "account:new" }]);
});
