import type { LocalizedName } from "@/lib/catalog/model";
import type { EventFilterField } from "./filters";

/** What the events of a list can be counted by. Each is a filter too: a facet's value is a value of that filter. */
export const eventFacets = [
  "service",
  "event",
  "actor",
  "resourceType",
  "project",
  "outcome",
  "sourceIp",
  "channel",
] as const satisfies readonly EventFilterField[];
export type EventFacet = (typeof eventFacets)[number];

/** Values of a facet that one answer holds, the most frequent first. */
export const maxFacetValues = 50;
export const maxFacetQueryLength = 200;

/** `eq`: exactly so many. `gte`: at least so many, where the request's budget ended before everything was counted. */
export type CountRelation = "eq" | "gte";

/**
 * The events from `start` (included) to `end` (excluded), both RFC 3339 UTC. The first and the last bucket end where
 * the range does, so each holds what a list over its two instants would.
 */
export interface HistogramBucket {
  start: string;
  end: string;
  count: number;
  failures: number;
}

export const bucketUnits = ["minute", "hour", "day", "month"] as const;
/** The width of a bucket: a day, and what is longer, as the zone's calendar has it. */
export interface BucketWidth {
  unit: (typeof bucketUnits)[number];
  step: number;
}

export interface Histogram {
  /** Without gaps, oldest first; none where nothing is in the range and the range has no beginning. */
  buckets: HistogramBucket[];
  relation: CountRelation;
  width: BucketWidth;
  timeZone: string;
  /**
   * `fullHour`: the zone is not whole hours from UTC, so buckets of an hour and more begin at the full hour of UTC
   * before the one that the zone's clock means.
   */
  edges: "clock" | "fullHour";
}

export interface FacetValue {
  value: string;
  count: number;
  /** What people call it: of a code, the catalog's name; of a project or an actor, its own. Null where none is known. */
  name: LocalizedName | null;
}

/** The shape of a list at a glance (`GET …/events/stats`). */
export interface EventStats {
  total: { value: number; relation: CountRelation };
  histogram: Histogram;
  /** The facets that were asked for, each with its most frequent values. */
  facets: Partial<Record<EventFacet, FacetValue[]>>;
  facetRelations: Partial<Record<EventFacet, CountRelation>>;
  /** What is marked `gte` is complete from here to the end of the range; null when nothing is. */
  searchedThrough: string | null;
}
