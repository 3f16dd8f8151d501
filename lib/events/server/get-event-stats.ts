import "server-only";
import type { Context } from "@/lib/access/context";
import type { RequestedScope } from "@/lib/access/scope";
import { type EventFilters, emptyEventFilters, serializeEventFilters } from "../filters";
import { maxFutureMs } from "../model";
import { bucketBounds, hourMs, pickBucketWidth, type Span } from "../stats-buckets";
import type { BucketWidth, EventFacet, EventStats, Histogram, HistogramBucket } from "../stats-model";
import { type ResolvedRange, resolveRange } from "../time-range";
import { authorizeEventRead } from "./event-access";
import { readableRows } from "./event-conditions";
import { type EventReader, withEventReader } from "./event-reader";
import { type ScanLimits, scanEvents, type Walk } from "./event-scan";
import { findCountedHours } from "./kept-counts";
import { nameFacet } from "./name-facet";
import {
  type CountedHour,
  estimateRows,
  facetsFromDays,
  isKept,
  readHours,
  totalsFromHours,
} from "./shape-from-counts";
import { type Shape, shapeFromRows } from "./shape-from-rows";
import type { Counted } from "./tally-events";

export interface GetEventStatsInput {
  scope: RequestedScope;
  filters: EventFilters;
  facets: readonly EventFacet[];
  /** Only values in which this occurs are answered; empty: all. */
  facetQuery: string;
  /** An IANA name. */
  timeZone: string;
}

export interface StatsLimits {
  /** What is counted over rows under a filter. */
  filtered: ScanLimits;
  /** Without one: each of the rows at the edges of hours, those at the edges of days, and those of facets that are not kept. */
  plain: ScanLimits;
}

export const statsLimits: StatsLimits = {
  filtered: { maxRows: 50_000, firstRows: 2_000, growth: 4, maxMs: 300 },
  plain: { maxRows: 10_000, firstRows: 2_500, growth: 4, maxMs: 50 },
};

/** In ranges below this, full hours are too few to be a shape: buckets are counted over rows. */
const minHourlyMs = 12 * hourMs;

interface Question {
  walk: Walk;
  span: Span;
  facets: readonly EventFacet[];
  timeZone: string;
}

interface Drawn {
  shape: Shape;
  bounds: readonly number[];
  width: BucketWidth;
  edges: Histogram["edges"];
}

/** A project filter narrows what is read; anything else asks of each event. */
function isFiltered(filters: EventFilters): boolean {
  const narrowing = ["from", "to", "order", "project"];
  return [...serializeEventFilters(filters).keys()].some((name) => !narrowing.includes(name));
}

/** The end of a range that has none: now, or just after the last event where that lies ahead of the clock. */
async function findEnd(reader: EventReader, walk: Walk, now: number, lastHour: number): Promise<number> {
  if (lastHour + hourMs <= now) return now;
  const ahead = { ...walk, filters: emptyEventFilters, range: { from: now, to: null }, limit: 1 };
  const { rows, reached } = await scanEvents(reader, ahead);
  const [last] = rows;
  if (last) return last.occurred_at.getTime() + 1;
  return reached === null ? now : lastHour + hourMs;
}

/** The range with both ends: where it has none, those of the events that there are. */
async function findSpan(reader: EventReader, walk: Walk, now: number): Promise<Span> {
  const { range } = walk;
  const hours = range.from === null || range.to === null ? await findCountedHours(reader, walk.rows) : null;
  const end = range.to ?? (hours ? await findEnd(reader, walk, now, hours.last) : now);
  // No event lies before 1970, nor further ahead than ingest takes it.
  const to = Math.min(end, Math.max(now + maxFutureMs, hours?.last ?? now));
  return { from: Math.max(0, range.from ?? hours?.first ?? to), to };
}

async function drawFromRows(
  reader: EventReader,
  { walk, span, facets, timeZone }: Question,
  limits: ScanLimits,
): Promise<Drawn> {
  const width = pickBucketWidth(span);
  const { bounds, edges } = bucketBounds(span, width, timeZone);
  return { shape: await shapeFromRows(reader, walk, { bounds, facets }, limits), bounds, width, edges };
}

const later = (a: number | null, b: number | null) => (a === null || b === null ? (a ?? b) : Math.max(a, b));

/** Kept counts for what they hold, rows for the rest, each part within the limits. */
async function drawFromCounts(
  reader: EventReader,
  { walk, span, facets, timeZone }: Question,
  hours: readonly CountedHour[],
  limits: ScanLimits,
): Promise<Drawn> {
  const isHourly = span.to - span.from >= minHourlyMs;
  const width = pickBucketWidth(span, isHourly ? "hour" : "minute");
  const { bounds, edges } = bucketBounds(span, width, timeZone);
  const totals = await totalsFromHours(reader, walk, hours, isHourly ? bounds : [], limits);
  const days = await facetsFromDays(reader, walk, hours, facets.filter(isKept), limits);
  const rest = facets.filter((facet) => !days.facets.has(facet));
  const kept = { ...totals, facets: days.facets, reached: later(totals.reached, days.reached) };
  if (isHourly && rest.length === 0) return { shape: kept, bounds, width, edges };
  const question = { bounds: isHourly ? [] : bounds, facets: rest };
  const rows = await shapeFromRows(reader, walk, question, limits);
  const { buckets, bucketRelation } = isHourly ? kept : rows;
  const shape = {
    ...kept,
    buckets,
    bucketRelation,
    facets: new Map([...kept.facets, ...rows.facets]),
    reached: later(kept.reached, rows.reached),
  };
  return { shape, bounds, width, edges };
}

/** Few rows are counted as they are: to the minute, exactly, and in one pass. */
async function draw(reader: EventReader, question: Question, limits: StatsLimits): Promise<Drawn> {
  const { walk } = question;
  if (isFiltered(walk.filters)) return drawFromRows(reader, question, limits.filtered);
  const hours = await readHours(reader, walk);
  if (hours === null) return drawFromRows(reader, question, limits.filtered);
  const { from, to } = walk.range;
  const span = { from: from ?? Number.NEGATIVE_INFINITY, to: to ?? Number.POSITIVE_INFINITY };
  if (estimateRows(hours, span) <= limits.plain.maxRows) {
    const drawn = await drawFromRows(reader, question, limits.plain);
    if (drawn.shape.reached === null) return drawn;
  }
  return drawFromCounts(reader, question, hours, limits.plain);
}

/** The first and the last bucket end where the range does. */
function toBuckets({ shape, bounds }: Drawn, range: ResolvedRange): HistogramBucket[] {
  const iso = (instant: number) => new Date(instant).toISOString();
  return shape.buckets.map(({ count, failures }: Counted, index) => ({
    start: iso(Math.max(bounds[index] as number, range.from ?? Number.NEGATIVE_INFINITY)),
    end: iso(Math.min(bounds[index + 1] as number, range.to ?? Number.POSITIVE_INFINITY)),
    count,
    failures,
  }));
}

/**
 * How many events a list holds, when they happened and what they are by, within a bounded number of rows: exact where
 * counts are kept or the rows are few, else at least so many, the newest counted first. Throws `malformed` for a range
 * that can't be read, and as `authorizeEventRead` does.
 */
export async function getEventStats(
  context: Context,
  { scope, filters, facets, facetQuery, timeZone }: GetEventStatsInput,
  limits: StatsLimits = statsLimits,
): Promise<EventStats> {
  const access = authorizeEventRead(context, scope, filters.project);
  const rows = readableRows(access);
  const now = Date.now();
  const range = resolveRange(filters.range, now);
  return withEventReader(async (reader) => {
    const walk: Walk = { rows, filters, order: "desc", range, after: null };
    const span = await findSpan(reader, walk, now);
    const drawn = await draw(reader, { walk, span, facets, timeZone }, limits);
    const { total, bucketRelation: relation, reached } = drawn.shape;
    const stats: EventStats = {
      total,
      histogram: {
        buckets: toBuckets(drawn, range),
        relation,
        width: drawn.width,
        timeZone,
        edges: drawn.edges,
      },
      facets: {},
      facetRelations: {},
      searchedThrough: reached === null ? null : new Date(reached).toISOString(),
    };
    for (const facet of facets) {
      const counts = drawn.shape.facets.get(facet);
      if (!counts) continue;
      const question = { facet, counts: counts.values, wanted: facetQuery };
      stats.facets[facet] = await nameFacet(reader, access.organization, rows, question);
      stats.facetRelations[facet] = counts.relation;
    }
    return stats;
  });
}
