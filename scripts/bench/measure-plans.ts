import { type SQL, sql } from "drizzle-orm";
import { getPool } from "@/db/client";
import type { Position } from "@/lib/events/cursor";
import { parseEventFilters } from "@/lib/events/filters";
import { authorizeEventRead } from "@/lib/events/server/event-access";
import { readableRows } from "@/lib/events/server/event-conditions";
import { type EventReader, withEventReader } from "@/lib/events/server/event-reader";
import { scanEvents } from "@/lib/events/server/event-scan";
import { resolveRange } from "@/lib/events/time-range";
import { type PlanNode, rowsReadBy, scansOf } from "./plan-rows";
import { type ReadCase, readCases } from "./read-cases";
import type { Site } from "./site";

export interface PlanFigures {
  label: string;
  /** Entries of indexes, or rows of tables, that all statements of one request read. */
  rowsRead: number;
  /** Indexes by which they were read, without the month. */
  indexes: string[];
  /** The plans as PostgreSQL prints them. */
  texts: string[];
}

const pageRows = 51;

/** Answers each statement, and has PostgreSQL say what it did for it. */
function explaining(reader: EventReader, scans: PlanNode[], texts: string[]): EventReader {
  return {
    ...reader,
    read: async <Row extends object>(statement: SQL) => {
      const [plan] = await reader.read<{ "QUERY PLAN": [{ Plan: PlanNode }] }>(
        sql`EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${statement}`,
      );
      if (plan) {
        scans.push(...scansOf(plan["QUERY PLAN"][0].Plan));
      }
      const lines = await reader.read<{ "QUERY PLAN": string }>(
        sql`EXPLAIN (ANALYZE, BUFFERS, TIMING OFF) ${statement}`,
      );
      texts.push(lines.map((line) => line["QUERY PLAN"]).join("\n"));
      return reader.read<Row & Record<string, unknown>>(statement);
    },
  };
}

/** The event after which page `depth` + 1 begins. */
async function positionAt(site: Site, depth: number): Promise<Position | null> {
  if (depth === 0) return null;
  const { rows } = await getPool().query<{ occurred_at: Date; id: string }>(
    `SELECT occurred_at, id FROM events WHERE organization_id = $1 ORDER BY occurred_at DESC, id DESC OFFSET $2 LIMIT 1`,
    [site.world.organization.id, depth * (pageRows - 1) - 1],
  );
  return rows[0] ? { occurredAt: rows[0].occurred_at.getTime(), id: rows[0].id } : null;
}

async function explainCase(site: Site, { label, query, depth }: ReadCase): Promise<PlanFigures> {
  const filters = parseEventFilters(new URLSearchParams(query));
  const scope = { kind: "all", organization: "bench" } as const;
  const access = authorizeEventRead(site.world.context, scope, filters.project);
  const scans: PlanNode[] = [];
  const texts: string[] = [];
  const after = await positionAt(site, depth);
  await withEventReader((reader) =>
    scanEvents(explaining(reader, scans, texts), {
      rows: readableRows(access),
      filters,
      order: filters.order,
      range: resolveRange(filters.range, Date.now()),
      after,
      limit: pageRows,
    }),
  );
  // A scan without an index shows by its table.
  const names = scans.flatMap((node) => node["Index Name"] ?? node["Relation Name"] ?? []);
  return {
    label,
    rowsRead: scans.reduce((sum, node) => sum + rowsReadBy(node), 0),
    indexes: [...new Set(names.map((name) => name.replace(/^events_(before_\d+|\d+_\d+)_/, "")))].sort(),
    texts,
  };
}

/** Reads every case once more, in this process, for the rows that PostgreSQL touched; in the order of the sites. */
export async function measurePlans(sites: readonly Site[]): Promise<PlanFigures[][]> {
  const figures: PlanFigures[][] = [];
  for (const site of sites) {
    figures.push(
      await site.withDatabase(async () => {
        const found: PlanFigures[] = [];
        for (const readCase of readCases()) found.push(await explainCase(site, readCase));
        return found;
      }),
    );
  }
  return figures;
}
