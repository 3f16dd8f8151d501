import "server-only";
import type { CountRelation, EventFacet } from "../stats-model";
import type { EventReader } from "./event-reader";
import type { ScanLimits, Walk } from "./event-scan";
import type { TallyQuestion } from "./event-tally-sql";
import { type Counted, type CountedValue, tallyEvents } from "./tally-events";

export interface FacetCounts {
  values: Map<string, CountedValue>;
  relation: CountRelation;
}

/** Counts of a range before they are named and cut to what an answer holds. */
export interface Shape {
  total: { value: number; relation: CountRelation };
  /** One for each space between the bounds. */
  buckets: Counted[];
  bucketRelation: CountRelation;
  facets: Map<EventFacet, FacetCounts>;
  /** What is `gte` is complete from here on, in milliseconds since 1970; null when nothing is. */
  reached: number | null;
}

/** Everything counted over rows, the newest first, as far as the limits allow. */
export async function shapeFromRows(
  reader: EventReader,
  walk: Walk,
  question: TallyQuestion,
  limits: ScanLimits,
): Promise<Shape> {
  const { total, buckets, facets, reached } = await tallyEvents(reader, walk, question, limits);
  const relation = reached === null ? "eq" : "gte";
  return {
    total: { value: total.count, relation },
    buckets,
    bucketRelation: relation,
    facets: new Map([...facets].map(([facet, values]) => [facet, { values, relation }])),
    reached,
  };
}
