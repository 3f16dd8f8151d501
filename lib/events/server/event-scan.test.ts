import { type SQL, sql } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import { afterEach, describe, expect, it, vi } from "vitest";
import { emptyEventFilters } from "../filters";
import type { ReadableRows } from "./event-conditions";
import type { EventReader } from "./event-reader";
import { type Scan, scanEvents } from "./event-scan";

const month = { from: Date.parse("2026-03-01T00:00:00Z"), to: Date.parse("2026-04-01T00:00:00Z") };
const limits = { maxRows: 10_000, firstRows: 1_000, growth: 4, maxMs: 500 };

const scan: Scan = {
  rows: { organizationId: "o", scopeIds: null, condition: sql`true` } as unknown as ReadableRows,
  filters: emptyEventFilters,
  order: "desc",
  range: { from: null, to: null },
  after: null,
  limit: 1,
};

/** A reader of endless rows that never match, each of which takes `msForRow` of a clock of its own. */
function slowReader(msForRow: number) {
  const dialect = new PgDialect();
  const statements: number[] = [];
  let now = 0;
  vi.spyOn(performance, "now").mockImplementation(() => now);
  const read = async (query: SQL) => {
    const rows = Math.max(...dialect.sqlToQuery(query).params.filter((value) => typeof value === "number"));
    statements.push(rows);
    now += rows * msForRow;
    return [{ id: "e", occurred_at: new Date(month.to - statements.length), matches: false, is_last: true }];
  };
  return {
    reader: { read, partitions: [month] } as unknown as EventReader,
    statements,
    elapsedMs: () => now,
  };
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe("a scan that finds nothing", () => {
  it("reads the whole budget where rows are cheap, in statements that grow", async () => {
    const { reader, statements } = slowReader(0.01);
    expect((await scanEvents(reader, scan, limits)).reached).not.toBeNull();
    expect(statements).toEqual([1_000, 4_000, 5_000]);
  });

  it.each([0.1, 0.3, 0.49])("ends in time where a row takes %d ms, having got on", async (msForRow) => {
    const { reader, statements, elapsedMs } = slowReader(msForRow);
    expect((await scanEvents(reader, scan, limits)).reached).not.toBeNull();
    expect(statements[0]).toBe(1_000);
    expect(elapsedMs()).toBeLessThanOrEqual(limits.maxMs);
  });

  it("reads one statement where that alone takes too long", async () => {
    const { reader, statements } = slowReader(1);
    expect((await scanEvents(reader, scan, limits)).reached).not.toBeNull();
    expect(statements).toEqual([1_000]);
  });
});
