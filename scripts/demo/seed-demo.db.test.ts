import { expect, it } from "vitest";
import { getPool } from "@/db/client";
import { useTestDatabase } from "@/db/testing/test-database";
import { seedDemo } from "./seed-demo";

useTestDatabase();

const countEvents = async () => {
  const { rows } = await getPool().query(
    "SELECT count(*) AS total, count(*) FILTER (WHERE provider = 'aws' AND occurred_at < '2023-07-11') AS real FROM events",
  );
  return rows[0];
};
const onProgress = () => undefined;

const namesOf = async (table: string) =>
  (await getPool().query(`SELECT name FROM ${table} ORDER BY name`)).rows.map(({ name }) => name);

it("seeds the demo once, whether an earlier run finished or was cut off", async () => {
  const first = await seedDemo({ previousApiKey: null, onProgress });
  const stored = await countEvents();
  expect(stored.real).toBe(2_900);
  expect(first.accounts).toContainEqual({
    email: "auditor@acme.test",
    password: "cairn-demo",
    roles: ["trail_viewer", "project_member of web-shop"],
  });

  expect(await seedDemo({ previousApiKey: first.apiKey, onProgress })).toEqual(first);
  expect(await countEvents()).toEqual(stored);

  const again = await seedDemo({ previousApiKey: null, onProgress });
  expect(again.apiKey).not.toBe(first.apiKey);
  expect(await namesOf("user_groups")).toEqual(["Administrators", "Cache on-call", "Everybody in Web shop"]);
  expect(await namesOf("subscriptions")).toEqual([
    "Cache failures",
    "Every node event",
    "Failed sign-ins",
    "Instances deleted",
  ]);
  // The one event more is the new key's own creation.
  expect(await countEvents()).toEqual({ ...stored, total: Number(stored.total) + 1 });
});
