import { type SQL, sql } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import { getPool } from "@/db/client";
import type { EventPage } from "@/lib/events/model";
import { eventColumns } from "@/lib/events/server/event-rows";
import { type ReadCase, readCases } from "./read-cases";
import type { Site } from "./site";
import { statsCases } from "./stats-cases";

/** Each block asks one site; blocks of all sites take turns. */
const blocks = 6;
const blockRequests = 20;
/** Bare SQL without a budget may take seconds; this much of it is enough. */
const maxBareBlockMs = 1_000;
const pageLimit = 50;
const dialect = new PgDialect();

export interface Times {
  /** Milliseconds. */
  http: number[];
  bare: number[];
}

interface BareQuery {
  text: string;
  parameters: unknown[];
}

interface Prepared {
  path: string;
  /** Null where there is nothing plain to compare with. */
  bare: BareQuery | null;
}

const listPath = (query: string) =>
  `/api/v1/organizations/bench/events?scope=all&limit=${pageLimit}${query && `&${query}`}`;

async function time(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

function bareList(site: Site, where: SQL): BareQuery {
  const organization = site.world.organization.id;
  const { sql: text, params: parameters } = dialect.sqlToQuery(sql`SELECT ${eventColumns} FROM events e
    WHERE e.organization_id = ${organization} AND ${where}
    ORDER BY e.occurred_at DESC, e.id DESC LIMIT ${pageLimit + 1}`);
  return { text, parameters };
}

/** Goes on by cursor to the page that is wanted; bare SQL starts from the same event. */
async function prepare(site: Site, { query, where, depth }: ReadCase): Promise<Prepared> {
  let path = listPath(query);
  let condition = where;
  for (let page = 0; page < depth; page += 1) {
    const { events, nextCursor } = JSON.parse(await site.client.get(path)) as EventPage;
    const last = events.at(-1);
    if (!nextCursor || !last) throw new Error(`The list has no page ${page + 2}.`);
    path = `${listPath(query)}&cursor=${encodeURIComponent(nextCursor)}`;
    condition = sql`${where} AND (e.occurred_at, e.id) < (${last.occurredAt}::timestamptz, ${last.id})`;
  }
  return { path, bare: bareList(site, condition) };
}

async function prepareDetail(site: Site): Promise<Prepared> {
  const { events } = JSON.parse(await site.client.get(listPath(""))) as EventPage;
  const event = events[pageLimit / 2];
  if (!event) throw new Error("The list is empty.");
  const { sql: text, params: parameters } =
    dialect.sqlToQuery(sql`SELECT ${eventColumns}, e.changes FROM events e
    WHERE e.organization_id = ${site.world.organization.id} AND e.id = ${event.id}
      AND e.occurred_at = ${event.occurredAt}::timestamptz`);
  const at = encodeURIComponent(event.occurredAt);
  return {
    path: `/api/v1/organizations/bench/events/${event.id}?occurredAt=${at}`,
    bare: { text, parameters },
  };
}

async function runBlock(site: Site, { path, bare }: Prepared, times: Times): Promise<void> {
  for (let n = 0; n < blockRequests; n += 1) times.http.push(await time(() => site.client.get(path)));
  if (!bare) return;
  const client = await getPool().connect();
  try {
    const endsAt = performance.now() + maxBareBlockMs;
    for (let n = 0; n < blockRequests && performance.now() < endsAt; n += 1) {
      times.bare.push(await time(() => client.query(bare.text, bare.parameters)));
    }
  } finally {
    client.release();
  }
}

/** One case at every size, a warm-up first. */
async function measureCase(
  sites: readonly Site[],
  prepareAt: (site: Site) => Promise<Prepared>,
): Promise<Times[]> {
  const prepared: Prepared[] = [];
  for (const site of sites) prepared.push(await prepareAt(site));
  const times = sites.map((): Times => ({ http: [], bare: [] }));
  for (let block = -1; block < blocks; block += 1) {
    for (const [index, site] of sites.entries()) {
      const kept = block < 0 ? { http: [], bare: [] } : (times[index] as Times);
      await site.withDatabase(() => runBlock(site, prepared[index] as Prepared, kept));
    }
  }
  return times;
}

export interface ReadFigures {
  group: ReadCase["group"] | "detail" | "stats";
  label: string;
  /** What p95 may be at most, in milliseconds, where that is judged. */
  maxMs?: number;
  /** In the order of the sites. */
  times: Times[];
}

/** Measures every read at every size, in turns, through HTTP and as bare SQL through the driver. */
export async function measureReads(
  sites: readonly Site[],
  onProgress: (message: string) => void,
): Promise<ReadFigures[]> {
  const figures: ReadFigures[] = [];
  for (const readCase of readCases()) {
    const { group, label } = readCase;
    onProgress(`Reading: ${label}`);
    figures.push({ group, label, times: await measureCase(sites, (site) => prepare(site, readCase)) });
  }
  figures.push({ group: "detail", label: "one event", times: await measureCase(sites, prepareDetail) });
  for (const { label, query, maxMs } of statsCases) {
    onProgress(`Counting: ${label}`);
    const path = `/api/v1/organizations/bench/events/stats?scope=all&${query}`;
    const times = await measureCase(sites, async () => ({ path, bare: null }));
    figures.push({ group: "stats", label, times, maxMs });
  }
  return figures;
}
