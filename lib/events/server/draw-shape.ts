import "server-only";
import { type EventFilters, serializeEventFilters } from "../filters";
import { bucketBounds, hourMs, pickBucketWidth, type Span } from "../stats-buckets";
import type { BucketWidth, EventFacet, Histogram } from "../stats-model";
import type { EventReader } from "./event-reader";
import type { ScanLimits, Walk } from "./event-scan";
import {
  type CountedHour,
  estimateRows,
  facetsFromDays,
  isKept,
  readHours,
  totalsFromHours,
} from "./shape-from-counts";
import { type Shape, shapeFromRows } from "./shape-from-rows";

export interface StatsLimits {
  /** What is counted over rows under a filter. */
  filtered: ScanLimits;
  /** Without one: each of the rows at the edges of hours, those at the edges of days, and those of facets that are not kept. */
  plain: ScanLimits;
  /** Without one: the minutes of a short range, by which alone rows are counted. */
  bars: ScanLimits;
}

export const statsLimits: StatsLimits = {
  filtered: { maxRows: 50_000, firstRows: 2_000, growth: 4, maxMs: 300 },
  plain: { maxRows: 8_000, firstRows: 4_000, growth: 2, maxMs: 30 },
  bars: { maxRows: 30_000, firstRows: 8_000, growth: 3, maxMs: 50 },
};

/** In ranges below this, full hours are few for a shape. */
const minHourlyMs = 12 * hourMs;
/** Fewer than these are none at all. */
const minHourlyBars = 3;

export interface StatsQuestion {
  walk: Walk;
  span: Span;
  facets: readonly EventFacet[];
  timeZone: string;
}

/** Counts, and the buckets that they are of. */
export interface DrawnShape {
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

async function drawFromRows(
  reader: EventReader,
  { walk, span, facets, timeZone }: StatsQuestion,
  limits: ScanLimits,
): Promise<DrawnShape> {
  const width = pickBucketWidth(span);
  const { bounds, edges } = bucketBounds(span, width, timeZone);
  return { shape: await shapeFromRows(reader, walk, { bounds, facets }, limits), bounds, width, edges };
}

const later = (a: number | null, b: number | null) => (a === null || b === null ? (a ?? b) : Math.max(a, b));

/**
 * The total and the histogram of more events than are counted as they are. A short range still has bars of minutes where
 * its rows can be counted to the last, else bars of hours, else what was counted of the minutes.
 */
async function drawBars(
  reader: EventReader,
  question: StatsQuestion,
  hours: readonly CountedHour[],
  limits: StatsLimits,
): Promise<DrawnShape> {
  const { walk, span, timeZone } = question;
  const isShort = span.to - span.from < minHourlyMs;
  const fine = isShort ? await drawFromRows(reader, { ...question, facets: [] }, limits.bars) : null;
  if (fine?.shape.reached === null) return fine;
  const width = pickBucketWidth(span, "hour");
  const { bounds, edges } = bucketBounds(span, width, timeZone);
  const totals = await totalsFromHours(reader, walk, hours, bounds, limits.plain);
  if (fine === null || bounds.length - 1 >= minHourlyBars) {
    return { shape: { ...totals, facets: new Map() }, bounds, width, edges };
  }
  const reached = later(fine.shape.reached, totals.reached);
  return { ...fine, shape: { ...fine.shape, total: totals.total, reached } };
}

/** Kept counts for what they hold, rows for the rest, each part within the limits. */
async function drawFromCounts(
  reader: EventReader,
  question: StatsQuestion,
  hours: readonly CountedHour[],
  limits: StatsLimits,
): Promise<DrawnShape> {
  const { walk, facets } = question;
  const drawn = await drawBars(reader, question, hours, limits);
  const days = await facetsFromDays(reader, walk, hours, facets.filter(isKept), limits.plain);
  const rest = facets.filter((facet) => !days.facets.has(facet));
  const rows =
    rest.length > 0 ? await shapeFromRows(reader, walk, { bounds: [], facets: rest }, limits.plain) : null;
  const shape = {
    ...drawn.shape,
    facets: new Map([...days.facets, ...(rows?.facets ?? [])]),
    reached: later(drawn.shape.reached, later(days.reached, rows?.reached ?? null)),
  };
  return { ...drawn, shape };
}

/** Few rows are counted as they are: to the minute, exactly, and in one pass. */
export async function drawShape(
  reader: EventReader,
  question: StatsQuestion,
  limits: StatsLimits,
): Promise<DrawnShape> {
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
  return drawFromCounts(reader, question, hours, limits);
}
