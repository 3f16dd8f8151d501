import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { useTestDatabase } from "@/db/testing/test-database";
import { retryTransaction } from "./retry-transaction";

const database = useTestDatabase();

/** Work that fails with this SQLSTATE so many times after it has written a row, and counts how often it ran. */
function failing(state: string, times: number, name: string) {
  let runs = 0;
  const work = () =>
    retryTransaction(async (transaction) => {
      runs += 1;
      await transaction.execute(
        sql`INSERT INTO organizations (id, slug, name) VALUES (gen_random_uuid(), ${name}, ${runs}::text)`,
      );
      if (runs <= times) {
        await transaction.execute(
          sql.raw(`DO $$ BEGIN RAISE EXCEPTION 'made to fail' USING ERRCODE = '${state}'; END $$`),
        );
      }
      return runs;
    });
  return { work, runs: () => runs };
}

async function namesOf(slug: string): Promise<string[]> {
  const { rows } = await database.pool.query("SELECT name FROM organizations WHERE slug = $1", [slug]);
  return rows.map((row) => row.name);
}

describe("retryTransaction", () => {
  it.each(["40P01", "40001", "55P03"])(
    "repeats everything after %s and keeps the last run alone",
    async (state) => {
      const slug = `retried-${state.toLowerCase()}`;
      expect(await failing(state, 5, slug).work()).toBe(6);
      expect(await namesOf(slug)).toEqual(["6"]);
    },
  );

  it("gives up after 5 repeats, for now", async () => {
    const attempt = failing("40P01", 99, "given-up");
    await expect(attempt.work()).rejects.toMatchObject({
      code: "unavailable",
      retryAfterSeconds: 1,
      cause: { code: "40P01" },
    });
    expect(attempt.runs()).toBe(6);
    expect(await namesOf("given-up")).toEqual([]);
  });

  it("repeats nothing else and gives the driver's own error", async () => {
    const attempt = failing("23505", 99, "not-retried");
    await expect(attempt.work()).rejects.toMatchObject({ code: "23505", message: "made to fail" });
    expect(attempt.runs()).toBe(1);
  });
});
