import { type SQL, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { getDatabase } from "@/db/client";
import { type MadeOrganization, makeOrganization } from "@/db/testing/make-organization";
import { useTestDatabase } from "@/db/testing/test-database";
import { parseEventFilters } from "../filters";
import { eventFacets } from "../stats-model";
import { makeEvent } from "../testing/make-event";
import { readerContext } from "../testing/reader-context";
import { authorizeEventRead } from "./event-access";
import { readableRows } from "./event-conditions";
import { type EventReader, withEventReader } from "./event-reader";
import type { ScanLimits } from "./event-scan";
import { foldEventCounts } from "./fold-event-counts";
import { insertEvents } from "./insert-events";
import { addUpCounts } from "./kept-counts";
import { tallyEvents } from "./tally-events";

useTestDatabase();

const eventCount = 12_000;
const firstMs = Date.parse("2026-08-15T00:00:00Z");
const spreadMs = 60 * 86_400_000;
/** A statement may meet the row again at which the one before it ended; so many statements a budget makes. */
const onceMore = 5;
const limits: ScanLimits = { maxRows: 2_000, firstRows: 200, growth: 4, maxMs: 60_000 };

let organization: MadeOrganization;

beforeAll(async () => {
  organization = await makeOrganization({ projects: ["busy"] });
  const organizationId = organization.id;
  for (let start = 0; start < eventCount; start += 4_000) {
    const events = Array.from({ length: 4_000 }, (_, offset) => {
      const n = start + offset;
      return makeEvent(organizationId, {
        id: `e${n}`,
        occurredAt: new Date(firstMs + Math.floor((n / eventCount) * spreadMs)),
        scopeId: n % 10 === 0 ? organizationId : (organization.projects.busy?.id ?? ""),
        service: n % 3 > 0 ? "common" : "other",
        event: `event-${n % 7}`,
        actorId: `u-${n % 3_000}`,
        sourceIp: `10.0.${n % 200}.1`,
        outcome: n % 20 === 0 ? "failure" : "success",
      });
    });
    await insertEvents(getDatabase(), { organizationId, events, notify: false });
  }
  await foldEventCounts();
}, 120_000);

interface PlanNode {
  "Node Type": string;
  "Relation Name"?: string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  Plans?: PlanNode[];
}

const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

/** Does `work` with a reader that also notes what PostgreSQL did: rows that scans of each kind of table read. */
async function measure<Answer>(work: (reader: EventReader) => Promise<Answer>) {
  const scans: PlanNode[] = [];
  const answer = await withEventReader((reader) =>
    work({
      ...reader,
      read: async <Row extends object>(statement: SQL) => {
        const [plan] = await reader.read<{ "QUERY PLAN": [{ Plan: PlanNode }] }>(
          sql`EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${statement}`,
        );
        if (plan) scans.push(...nodesOf(plan["QUERY PLAN"][0].Plan).filter((node) => node["Relation Name"]));
        return reader.read<Row & Record<string, unknown>>(statement);
      },
    }),
  );
  const rowsRead = scans.reduce(
    (sum, node) => sum + (node["Actual Rows"] + (node["Rows Removed by Filter"] ?? 0)) * node["Actual Loops"],
    0,
  );
  return { answer, rowsRead, tables: [...new Set(scans.map((node) => node["Relation Name"] ?? ""))] };
}

const readable = (query: string) => {
  const filters = parseEventFilters(new URLSearchParams(query));
  const context = readerContext(organization, { role: "trail_viewer" });
  const scope = { kind: "all", organization: organization.slug } as const;
  return { filters, rows: readableRows(authorizeEventRead(context, scope, filters.project)) };
};

describe("counting rows", () => {
  it.each([
    ["", "gte"],
    ["service=common", "gte"],
    ["service=common&outcome=failure", "eq"],
    ["outcome=failure", "eq"],
    ["q=nothing", "gte"],
    ["channel=!console", "gte"],
    ["actor=u-7", "eq"],
  ])("of ?%s reads no more rows than its budget", async (query, relation) => {
    const { filters, rows } = readable(query);
    const walk = { rows, filters, order: "desc", range: { from: null, to: null }, after: null } as const;
    const question = { bounds: [firstMs, firstMs + spreadMs], facets: eventFacets };
    const { answer, rowsRead } = await measure((reader) => tallyEvents(reader, walk, question, limits));
    expect(rowsRead).toBeLessThanOrEqual(limits.maxRows + onceMore);
    expect(rowsRead).toBeGreaterThanOrEqual(answer.total.count);
    expect(answer.reached === null ? "eq" : "gte").toBe(relation);
  });

  it("goes on with what an emptier month left of its budget", async () => {
    const { filters, rows } = readable("outcome=failure");
    const walk = { rows, filters, order: "desc", range: { from: null, to: null }, after: null } as const;
    const narrow = { ...limits, maxRows: 700, firstRows: 600 };
    const { answer } = await measure((reader) =>
      tallyEvents(reader, walk, { bounds: [], facets: [] }, narrow),
    );
    expect(answer).toMatchObject({ total: { count: 600 }, reached: null });
  });
});

describe("adding up kept counts", () => {
  const window = { from: firstMs, to: firstMs + spreadMs };

  it.each([
    ["", "organization_event_counts"],
    ["project=!busy", "event_counts"],
    ["project=busy", "event_counts"],
  ])("of ?%s reads counts of that range alone, and no event", async (query, table) => {
    const { rows } = readable(query);
    const question = { bucket: "day", dimension: "service", window, by: "value" } as const;
    const { answer, rowsRead, tables } = await measure((reader) => addUpCounts(reader, rows, question));
    expect(answer?.length).toBeGreaterThan(0);
    expect(tables).toContain(table);
    expect(tables.filter((name) => name.startsWith("events"))).toEqual([]);
    // Two services a day, for the whole organization and for the one scope that is taken away from it.
    expect(rowsRead).toBeLessThanOrEqual(2 * 2 * 60 + 10);
  });
});
