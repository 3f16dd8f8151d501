import { isIP } from "node:net";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { useTestDatabase } from "@/db/testing/test-database";
import { addressOf } from "./encode-events";
import { isNetwork } from "./event-conditions";

const database = useTestDatabase();

const group = fc.stringMatching(/^[0-9a-fA-F]{1,4}$/);
const part = fc.oneof(group, fc.constantFrom("", "0", "00", "007", "1.2.3.4", "01.2.3.4"));
const prefix = fc.constantFrom("::", "::ffff:", "::FFFF:", "0:0:0:0:0:ffff:", "64:ff9b::");
const spelling = fc.oneof(
  fc.ipV4(),
  fc.ipV6(),
  fc.array(part, { maxLength: 9 }).map((parts) => parts.join(":")),
  fc.tuple(prefix, fc.ipV4Extended()).map((parts) => parts.join("")),
);
const networkSpelling = fc
  .tuple(spelling, fc.constantFrom("0", "00", "8", "008", "24", "032", "32", "33", "128", "129"))
  .map((parts) => parts.join("/"));

const samples = (of: fc.Arbitrary<string>) => [...new Set(fc.sample(of, 20_000))];

async function countTaken(addresses: readonly string[]): Promise<number> {
  const statement = "SELECT count(a::inet) AS count FROM unnest($1::text[]) AS a";
  const { rows } = await database.pool.query<{ count: number }>(statement, [addresses]);
  return rows[0]?.count ?? 0;
}

describe("what is given to PostgreSQL as an address", () => {
  it("is one to PostgreSQL too: one event's source must not fail its neighbours", async () => {
    const known = samples(spelling).filter((text) => isIP(text) > 0);
    const addresses = known.map(addressOf).filter((address) => address !== null);
    expect(addresses.length).toBeGreaterThan(1_000);
    expect(await countTaken(addresses)).toBe(addresses.length);
  });

  it("and so is every network of a filter", async () => {
    const networks = samples(networkSpelling).filter(isNetwork);
    expect(networks.length).toBeGreaterThan(1_000);
    expect(await countTaken(networks)).toBe(networks.length);
  });
});
