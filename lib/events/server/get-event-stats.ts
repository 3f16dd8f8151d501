import "server-only";
import type { Context } from "@/lib/access/context";
import type { RequestedScope } from "@/lib/access/scope";
import { type EventFilters, emptyEventFilters } from "../filters";
import { maxFutureMs } from "../model";
import { hourMs, type Span } from "../stats-buckets";
import type { EventFacet, EventStats, HistogramBucket } from "../stats-model";
import { type ResolvedRange, resolveRange } from "../time-range";
import { type DrawnShape, drawShape, type StatsLimits, statsLimits } from "./draw-shape";
import { authorizeEventRead } from "./event-access";
import { readableRows } from "./event-conditions";
import { type EventReader, withEventReader } from "./event-reader";
import { scanEvents, type Walk } from "./event-scan";
import { findCountedHours } from "./kept-counts";
import { nameFacet } from "./name-facet";

export interface GetEventStatsInput {
  scope: RequestedScope;
  filters: EventFilters;
  facets: readonly EventFacet[];
  /** Only values in which this occurs are answered; empty: all. */
  facetQuery: string;
  /** An IANA name. */
  timeZone: string;
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

/** The first and the last bucket end where the range does. */
function toBuckets({ shape, bounds }: DrawnShape, range: ResolvedRange): HistogramBucket[] {
  const iso = (instant: number) => new Date(instant).toISOString();
  return shape.buckets.map(({ count, failures }, index) => ({
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
    const drawn = await drawShape(reader, { walk, span, facets, timeZone }, limits);
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
