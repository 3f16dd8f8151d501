import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { getDatabase, openDatabase, withTransaction } from "./client";
import { useTestDatabase } from "./testing/test-database";

const database = useTestDatabase();

describe("getDatabase", () => {
  it("reads instants as Date and counts as number, exact beyond 2^53", async () => {
    const { rows } = await getDatabase().execute(
      sql`SELECT '2026-11-20T04:05:06.789Z'::timestamptz AS at, count(*) AS count, 9007199254740993::int8 AS large FROM organizations`,
    );
    expect(rows).toEqual([
      { at: new Date("2026-11-20T04:05:06.789Z"), count: 0, large: 9_007_199_254_740_993n },
    ]);
  });

  it("is opened once a process", () => {
    expect(() => openDatabase(database.connection)).toThrow("opened its database already");
  });
});

describe("withTransaction", () => {
  const insert = (slug: string) =>
    sql`INSERT INTO organizations (id, slug, name) VALUES (gen_random_uuid(), ${slug}, ${slug})`;

  it("commits what returned and rolls back what threw", async () => {
    await withTransaction((transaction) => transaction.execute(insert("kept")));
    const failure = withTransaction(async (transaction) => {
      await transaction.execute(insert("lost"));
      throw new Error("no");
    });
    await expect(failure).rejects.toThrow("no");
    const { rows } = await database.pool.query("SELECT slug FROM organizations");
    expect(rows).toEqual([{ slug: "kept" }]);
  });
});
