import "server-only";
import { firstPast } from "@/lib/shared/search-sorted";
import { dayMs, hourMs, type Span } from "../stats-buckets";
import type { EventFacet } from "../stats-model";
import type { EventReader } from "./event-reader";
import type { ScanLimits, Walk } from "./event-scan";
import { addUpCounts, type KeptCount } from "./kept-counts";
import type { FacetCounts, Shape } from "./shape-from-rows";
import { planEdges } from "./stats-edges";
import { type EdgeTallies, tallyEdges } from "./tally-edges";
import { addCount, addValue, type Counted, type CountedValue, emptyTally } from "./tally-events";

export interface CountedHour extends Counted {
  /** Milliseconds since 1970. */
  start: number;
}

/** The facets that are counted at write time, by the day, with the dimension that holds each. */
const keptDimensions = {
  service: "service",
  event: "event",
  resourceType: "resource_type",
  outcome: "outcome",
  channel: "channel",
  // Every event has an outcome: the sum of a project's is the number of its events.
  project: "outcome",
} as const satisfies Partial<Record<EventFacet, string>>;
type KeptFacet = keyof typeof keptDimensions;

export const isKept = (facet: EventFacet): facet is KeptFacet => facet in keptDimensions;

/** The kept totals of every hour that a range touches, and of the days around its edges; null where they are too many. */
export async function readHours(reader: EventReader, { rows, range }: Walk): Promise<CountedHour[] | null> {
  const window = {
    from: Math.floor((range.from ?? Number.NEGATIVE_INFINITY) / dayMs) * dayMs,
    to: Math.ceil((range.to ?? Number.POSITIVE_INFINITY) / dayMs) * dayMs,
  };
  const counts = await addUpCounts(reader, rows, {
    bucket: "hour",
    dimension: "total",
    window,
    by: "start",
  });
  return counts?.map(({ key, count, failures }) => ({ start: Number(key), count, failures })) ?? null;
}

/** About how many events a span holds, if those of an hour are spread evenly. */
export function estimateRows(hours: readonly CountedHour[], { from, to }: Span): number {
  const shareOf = (start: number) =>
    Math.max(0, Math.min(to, start + hourMs) - Math.max(from, start)) / hourMs;
  return hours.reduce((sum, hour) => sum + hour.count * shareOf(hour.start), 0);
}

/** The bucket that holds an instant; none has the index that is answered outside of all. */
const bucketAt = (bounds: readonly number[], instant: number): number =>
  firstPast(bounds.length, (index) => (bounds[index] as number) > instant) - 1;

/** The total and, where their bounds lie at full hours, the buckets of a range: exact but for rows of two hours. */
export async function totalsFromHours(
  reader: EventReader,
  walk: Walk,
  hours: readonly CountedHour[],
  bounds: readonly number[],
  limits: ScanLimits,
): Promise<Pick<Shape, "total" | "buckets" | "bucketRelation" | "reached">> {
  const question = { bounds, facets: [] };
  const plan = planEdges(walk.range, hourMs, (span) => estimateRows(hours, span), limits.maxRows / 2);
  const { window, parts, reached } = await tallyEdges(reader, walk, plan, question, limits);
  const { total, buckets } = emptyTally(question);
  for (const hour of hours) {
    if (hour.start < window.from || hour.start >= window.to) continue;
    addCount(total, hour);
    const bucket = buckets[bucketAt(bounds, hour.start)];
    if (bucket) addCount(bucket, hour);
  }
  for (const { sign, tally } of parts) {
    addCount(total, tally.total, sign);
    for (const [index, bucket] of buckets.entries()) addCount(bucket, tally.buckets[index] as Counted, sign);
  }
  const relation = reached === null ? "eq" : "gte";
  return { total: { value: total.count, relation }, buckets, bucketRelation: relation, reached };
}

/** Kept counts of the full days and what rows at the edges add to them or take away. */
function addUpFacet(
  facet: KeptFacet,
  kept: readonly KeptCount[],
  { parts, reached }: EdgeTallies,
): FacetCounts {
  const values = new Map<string, CountedValue>();
  for (const { key, count } of kept) addValue(values, key, { count, name: null });
  for (const { sign, tally } of parts) {
    for (const [value, { count, name }] of tally.facets.get(facet) ?? []) {
      addValue(values, value, { count: sign * count, name });
    }
  }
  for (const [value, { count }] of values) if (count <= 0) values.delete(value);
  return { values, relation: reached === null ? "eq" : "gte" };
}

/**
 * Facets that are counted by the day: exact but for rows of the two days at the edges. Those whose counts are too many
 * to add up are missing.
 */
export async function facetsFromDays(
  reader: EventReader,
  walk: Walk,
  hours: readonly CountedHour[],
  facets: readonly KeptFacet[],
  limits: ScanLimits,
): Promise<Pick<Shape, "facets" | "reached">> {
  const found: Shape["facets"] = new Map();
  if (facets.length === 0) return { facets: found, reached: null };
  const plan = planEdges(walk.range, dayMs, (span) => estimateRows(hours, span), limits.maxRows / 2);
  const edges = await tallyEdges(reader, walk, plan, { bounds: [], facets }, limits);
  for (const facet of facets) {
    const isProject = facet === "project";
    const counts = await addUpCounts(reader, walk.rows, {
      bucket: "day",
      dimension: keptDimensions[facet],
      window: edges.window,
      by: isProject ? "scope" : "value",
    });
    // The organization's own events are of no project.
    const own = isProject ? counts?.filter(({ key }) => key !== walk.rows.organizationId) : counts;
    if (own) found.set(facet, addUpFacet(facet, own, edges));
  }
  return { facets: found, reached: edges.reached };
}
