import { type SQL, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { getDatabase } from "@/db/client";
import { type MadeOrganization, makeOrganization } from "@/db/testing/make-organization";
import { useTestDatabase } from "@/db/testing/test-database";
import type { RequestedScope } from "@/lib/access/scope";
import { parseEventFilters } from "../filters";
import type { NewEvent } from "../model";
import { makeEvent } from "../testing/make-event";
import { readerContext } from "../testing/reader-context";
import { authorizeEventRead } from "./event-access";
import { readableRows } from "./event-conditions";
import { type EventReader, withEventReader } from "./event-reader";
import { type ScanLimits, scanEvents } from "./event-scan";
import { insertEvents } from "./insert-events";

const database = useTestDatabase();

const eventCount = 30_000;
const batchSize = 5_000;
const firstMs = Date.parse("2026-08-15T00:00:00Z");
const spreadMs = 60 * 86_400_000;
const limits: ScanLimits = { maxRows: 2_000, firstRows: 200, growth: 4, maxMs: 60_000 };

let organization: MadeOrganization;

/** Two thirds of the events are of "common", and of those no one is by "everyone", who made the others. */
function nthEvent(n: number): Partial<NewEvent> {
  const isCommon = n % 3 > 0;
  return {
    id: `e${n}`,
    occurredAt: new Date(firstMs + Math.floor((n / eventCount) * spreadMs)),
    scopeId: organization.projects[n % 1_000 === 0 ? "quiet" : "busy"]?.id ?? "",
    service: isCommon ? "common" : n % 999 === 0 ? "rare" : "other",
    event: `event-${n % 7}`,
    resourceType: `type-${n % 5}`,
    resourceId: `r-${n % 500}`,
    actorId: isCommon ? `u-${n % 11}` : "everyone",
    actorName: null,
    actorEmail: null,
    sourceIp: `10.0.${n % 200}.1`,
    outcome: n % 20 === 0 ? "failure" : "success",
    requestId: `request-${n}`,
    correlationId: `correlation-${Math.floor(n / 3)}`,
    traceId: n % 100 === 0 ? `trace-${n}` : null,
  };
}

beforeAll(async () => {
  organization = await makeOrganization({ projects: ["busy", "quiet"] });
  const organizationId = organization.id;
  for (let start = 0; start < eventCount; start += batchSize) {
    const events = Array.from({ length: batchSize }, (_, offset) =>
      makeEvent(organizationId, nthEvent(start + offset)),
    );
    await insertEvents(getDatabase(), { organizationId, events, notify: false });
  }
}, 120_000);

interface PlanNode {
  "Node Type": string;
  "Index Name"?: string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  Plans?: PlanNode[];
}

/** Reads a table or an index, not what another part of the statement has made. */
const isRead = (type: string) => /Scan/.test(type) && !/^(Subquery|CTE|WorkTable) Scan$/.test(type);

const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

interface Measured {
  /** Entries of indexes, or rows of tables, that all statements of the scan read. */
  rowsRead: number;
  /** The columns of each index that was used, without the organization. */
  indexes: string[];
  nodeTypes: string[];
  found: number;
  isComplete: boolean;
}

/** Scans once for the answer and, statement by statement, once more for what PostgreSQL did. */
async function measure(query: string, kind: "all" | { project: string } = "all"): Promise<Measured> {
  const { rows: definitions } = await database.pool.query<{ name: string; columns: string }>(
    `SELECT indexname AS name, substring(indexdef FROM '\\(organization_id, ([^)]*)\\)') AS columns FROM pg_indexes`,
  );
  const columnsOf = new Map(definitions.map(({ name, columns }) => [name, columns]));
  const scope: RequestedScope =
    kind === "all"
      ? { kind, organization: organization.slug }
      : { kind: "project", organization: organization.slug, ...kind };
  const filters = parseEventFilters(new URLSearchParams(query));
  const access = authorizeEventRead(
    readerContext(organization, { role: "trail_viewer" }),
    scope,
    filters.project,
  );
  return withEventReader(async (reader) => {
    const leaves: PlanNode[] = [];
    const explaining: EventReader = {
      ...reader,
      read: async <Row extends object>(statement: SQL) => {
        const [plan] = await reader.read<{ "QUERY PLAN": [{ Plan: PlanNode }] }>(
          sql`EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${statement}`,
        );
        if (plan)
          leaves.push(...nodesOf(plan["QUERY PLAN"][0].Plan).filter((node) => isRead(node["Node Type"])));
        return reader.read<Row & Record<string, unknown>>(statement);
      },
    };
    const range = { from: null, to: null };
    const scan = { rows: readableRows(access), filters, order: filters.order, range, after: null, limit: 51 };
    const result = await scanEvents(explaining, scan, limits);
    return {
      rowsRead: leaves.reduce(
        (sum, node) =>
          sum + (node["Actual Rows"] + (node["Rows Removed by Filter"] ?? 0)) * node["Actual Loops"],
        0,
      ),
      indexes: [...new Set(leaves.map((node) => columnsOf.get(node["Index Name"] ?? "") ?? "none"))].sort(),
      nodeTypes: [...new Set(leaves.map((node) => node["Node Type"]))],
      found: result.rows.length,
      isComplete: result.reached === null,
    };
  });
}

const ordered = (column: string) => `${column}, occurred_at, id`;

/** Filters beside the columns by which their rows must be found. */
const cases: [string, string[]][] = [
  ["", ["occurred_at, id"]],
  ["order=asc", ["occurred_at, id"]],
  ["service=common", [ordered("service")]],
  ["service=nothing", [ordered("service")]],
  ["service=common&service=rare", [ordered("service")]],
  ["event=event-3", [ordered("event")]],
  ["resourceType=type-1", [ordered("resource_type")]],
  ["resourceId=r-77", [ordered("resource_id")]],
  ["actor=u-5", [ordered("actor_email"), ordered("actor_id"), ordered("actor_name")]],
  ["sourceIp=10.0.7.1", [ordered("source_ip")]],
  ["outcome=failure", [ordered("outcome")]],
  ["requestId=request-17", [ordered("request_id")]],
  ["correlationId=correlation-17", [ordered("correlation_id")]],
  ["traceId=trace-300", [ordered("trace_id")]],
  ["channel=console", ["occurred_at, id"]],
  ["resourceName=none&q=nothing", ["occurred_at, id"]],
  ["service=!common", ["occurred_at, id"]],
  ["project=quiet", [ordered("scope_id")]],
  ["service=ra*", [ordered("service")]],
  ["service=nothing*", [ordered("service")]],
  ["event=event-*", [ordered("event")]],
  // What begins so is looked up in each of the columns that tell an actor.
  ["actor=u-1*&actor=everyon*", [ordered("actor_email"), ordered("actor_id"), ordered("actor_name")]],
  ["traceId=trace-300*&traceId=trace-170*", [ordered("trace_id")]],
  // More values than an index is read by, an index for each of which would cost more than the rows themselves.
  ["resourceId=r-*", ["occurred_at, id", ordered("resource_id")]],
  ["resourceName=none*", ["occurred_at, id"]],
  ["service=!com*", ["occurred_at, id"]],
];

describe.each(["without statistics", "with statistics"])("a scan %s", (when) => {
  beforeAll(async () => {
    if (when === "with statistics") await database.pool.query("ANALYZE events");
  });

  it.each(cases)("of ?%s reads its index, within the budget", async (query, indexes) => {
    const measured = await measure(query);
    expect(measured.indexes).toEqual(indexes);
    expect(measured.nodeTypes.every((type) => /^Index (Only )?Scan$/.test(type))).toBe(true);
    expect(measured.rowsRead).toBeLessThanOrEqual(limits.maxRows);
  });

  it("fills a page from few rows where the filter's index has them all", async () => {
    const measured = await measure("service=common");
    expect(measured).toMatchObject({ found: 51, isComplete: false });
    expect(measured.rowsRead).toBeLessThanOrEqual(60);
  });

  it("finds the few events of a beginning by its values, however many others there are", async () => {
    expect(await measure("service=rar*")).toMatchObject({ found: 31, isComplete: true });
    const everyone = await measure("actor=every*&service=rare");
    expect(everyone.found).toBe(31);
    expect(everyone.rowsRead).toBeLessThanOrEqual(limits.maxRows);
  });

  it.each([
    "service=common&actor=everyone",
    "actor=everyone&service=common&event=event-1&resourceType=type-1",
  ])("of common values that never meet (%s) ends with its budget", async (query) => {
    const measured = await measure(query);
    expect(measured).toMatchObject({ found: 0, isComplete: false });
    expect(measured.rowsRead).toBeLessThanOrEqual(limits.maxRows);
  });

  it("turns to the rare value where a common one stands beside it, whichever of them is named first", async () => {
    const rareService = await measure("actor=everyone&service=rare");
    expect(rareService).toMatchObject({ found: 31, isComplete: true });
    expect(rareService.indexes).toContain(ordered("service"));
    const quietProject = await measure("service=common&order=asc", { project: "quiet" });
    expect(quietProject).toMatchObject({ found: 20, isComplete: true });
    expect(quietProject.rowsRead).toBeLessThanOrEqual(limits.maxRows);
  });
});
