import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Context } from "@/lib/access/context";
import type { RequestedScope } from "@/lib/access/scope";
import { containsPattern } from "@/lib/shared/search-query";
import type { EventValue, EventValues, ValueField } from "../event-values";
import { emptyEventFilters } from "../filters";
import { authorizeEventRead, type EventAccess } from "./event-access";
import { type ReadableRows, readableRows } from "./event-conditions";
import { type EventReader, withEventReader } from "./event-reader";
import { type ScanLimits, walkEvents } from "./event-scan";
import { beginningQuery } from "./find-prefix-values";
import { type RecentValueRow, recentValuesQuery } from "./recent-values-sql";

export interface ListEventValuesInput {
  scope: RequestedScope;
  field: ValueField;
  /** A part of a value or of a name; empty: any. */
  q: string;
  /** 1 to `maxValues`. */
  limit: number;
}

/** Somebody is typing: a few thousand of the newest events, in a few statements. */
export const valueLimits: ScanLimits = { maxRows: 4_000, firstRows: 1_000, growth: 3, maxMs: 30 };
/** Kept resources that one request looks through. */
const maxSources = 5_000;

/** Values by what asks for them, in the order in which they were found. */
class Found {
  private readonly values = new Map<string, EventValue>();

  constructor(private readonly limit: number) {}

  get isFull(): boolean {
    return this.values.size >= this.limit;
  }

  add(item: EventValue): void {
    const key = `${item.field} ${item.value}`;
    if (!this.isFull && !this.values.has(key)) this.values.set(key, item);
  }

  list(): EventValue[] {
    return [...this.values.values()];
  }
}

type Parts = Pick<RecentValueRow, "id" | "name" | "email" | "last_seen_at">;

/** An actor is asked for by what tells it most exactly, a resource by its id where it has one. */
function asValue(field: "actor" | "resource", { id, name, email, last_seen_at: seen }: Parts): EventValue {
  const lastSeenAt = seen?.toISOString() ?? null;
  const value = (field === "actor" ? (email ?? id) : id) ?? name ?? "";
  const asked = field === "actor" ? "actor" : id === null ? "resourceName" : "resourceId";
  return { field: asked, value, name: name === value ? null : name, lastSeenAt };
}

/** The projects whose events the access opens. */
function projectsOf({ organization, projects }: EventAccess, q: string): EventValue[] {
  const reaches = projects.map(({ reach }) => reach.projects);
  const open = reaches.includes("every")
    ? organization.projects
    : reaches.flatMap((reach) => (reach === "every" ? [] : reach));
  const wanted = q.normalize("NFC").toLowerCase();
  return open
    .filter(({ slug, name }) => `${slug}\n${name}`.normalize("NFC").toLowerCase().includes(wanted))
    .toSorted((a, b) => (a.slug < b.slug ? -1 : 1))
    .map(({ slug, name }) => ({
      field: "project",
      value: slug,
      name: name === slug ? null : name,
      lastSeenAt: null,
    }));
}

async function addRecent(
  reader: EventReader,
  rows: ReadableRows,
  { field, q, limit }: ListEventValuesInput & { field: "actor" | "resource" },
  found: Found,
  limits: ScanLimits,
): Promise<string | null> {
  const walk = {
    rows,
    filters: emptyEventFilters,
    order: "desc",
    range: { from: null, to: null },
    after: null,
  } as const;
  const reached = await walkEvents(reader, walk, limits, async (chunk) => {
    const read = await reader.read<RecentValueRow>(recentValuesQuery(chunk, field, q, limit));
    const end = read.find((row) => row.last_at !== null);
    for (const row of read) if (row !== end) found.add(asValue(field, row));
    if (!end?.last_at || end.last_id === null) return null;
    return { at: { occurredAt: end.last_at.getTime(), id: end.last_id }, isEnough: found.isFull };
  });
  return reached && new Date(reached.occurredAt).toISOString();
}

/** Resources that events of known types named, however long ago. */
function sourcesQuery(
  { organizationId, scopeIds, hiddenScopeIds }: ReadableRows,
  q: string,
  limit: number,
): SQL {
  const isOpen = scopeIds
    ? sql`scope_id = ANY(${sql.param(scopeIds)}::uuid[])`
    : sql`scope_id <> ALL(${sql.param(hiddenScopeIds)}::uuid[])`;
  return sql`SELECT nullif(resource_id, '') AS id, nullif(resource_name, '') AS name, NULL::text AS email,
      max(last_seen_at) AS last_seen_at
    FROM (SELECT resource_id, resource_name, last_seen_at FROM event_sources
      WHERE organization_id = ${organizationId} AND ${isOpen} LIMIT ${maxSources}) s
    WHERE concat_ws(E'\\x1f', resource_id, resource_name) COLLATE "C" ILIKE ${containsPattern(q)}
    GROUP BY resource_id, resource_name ORDER BY max(last_seen_at) DESC, resource_id, resource_name LIMIT ${limit}`;
}

/** The columns whose values tell actors and resources, each with an index. */
const columnsOf = { actor: ["actor_email", "actor_name", "actor_id"], resource: ["resource_id"] } as const;

/**
 * What begins with `q` as it is written, from the values of an index alone. These say nothing of the scope that they are
 * of, so only those hear of them who may read every event of the organization.
 */
async function addBeginnings(
  reader: EventReader,
  rows: ReadableRows,
  { field, q }: { field: "actor" | "resource"; q: string },
  found: Found,
): Promise<void> {
  if (q === "" || rows.scopeIds !== null || rows.hiddenScopeIds.length > 0) return;
  for (const column of columnsOf[field]) {
    if (found.isFull) return;
    const values = await reader.read<{ value: string }>(beginningQuery(rows, column, q));
    const asked = field === "actor" ? "actor" : "resourceId";
    for (const { value } of values) found.add({ field: asked, value, name: null, lastSeenAt: null });
  }
}

/**
 * Actors, resources or projects that occur in the events that the context may read in a scope: those of the newest events
 * first, then kept resources, then what begins with `q`. Looks at a bounded number of rows, whatever occurs. Throws as
 * `authorizeEventRead` does.
 */
export async function listEventValues(
  context: Context,
  input: ListEventValuesInput,
  limits: ScanLimits = valueLimits,
): Promise<EventValues> {
  const { scope, field, q, limit } = input;
  const access = authorizeEventRead(context, scope);
  if (field === "project") return { values: projectsOf(access, q).slice(0, limit), searchedThrough: null };
  const rows = readableRows(access);
  const found = new Found(limit);
  return withEventReader(async (reader) => {
    const searchedThrough = await addRecent(reader, rows, { ...input, field }, found, limits);
    if (field === "resource" && !found.isFull) {
      for (const row of await reader.read<RecentValueRow>(sourcesQuery(rows, q, limit))) {
        found.add(asValue(field, row));
      }
    }
    await addBeginnings(reader, rows, { field, q }, found);
    return { values: found.list(), searchedThrough };
  });
}
