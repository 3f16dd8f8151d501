import type { NewEvent } from "./model";

/** What one batch adds to one bucket. Instants are milliseconds since 1970; `value` is empty for `total`. */
export interface CountDelta {
  scopeId: string;
  bucket: "hour" | "day";
  bucketStart: number;
  dimension: string;
  value: string;
  count: number;
  failures: number;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Counted by the day: the names are those of the columns. */
const dayDimensions = [
  ["service", (event: NewEvent) => event.service],
  ["event", (event: NewEvent) => event.event],
  ["resource_type", (event: NewEvent) => event.resourceType],
  ["outcome", (event: NewEvent) => event.outcome],
  ["channel", (event: NewEvent) => event.channel],
] as const satisfies readonly (readonly [string, (event: NewEvent) => string | null])[];

type Bucket = Pick<CountDelta, "scopeId" | "bucket" | "bucketStart" | "dimension">;

/** The counts of one dimension of one bucket, by value. */
class Tally {
  private readonly deltas = new Map<string, CountDelta>();
  private readonly bucket: Bucket;

  constructor(bucket: Bucket) {
    this.bucket = bucket;
  }

  add(value: string, isFailure: boolean): void {
    let delta = this.deltas.get(value);
    if (!delta) {
      delta = { ...this.bucket, value, count: 0, failures: 0 };
      this.deltas.set(value, delta);
    }
    delta.count += 1;
    if (isFailure) delta.failures += 1;
  }

  values = () => this.deltas.values();
}

function tallyOf(tallies: Map<string, Tally>, bucket: Bucket): Tally {
  const key = `${bucket.scopeId} ${bucket.bucketStart} ${bucket.dimension}`;
  const found = tallies.get(key) ?? new Tally(bucket);
  tallies.set(key, found);
  return found;
}

function addTo(tallies: Map<string, Tally>, event: NewEvent): void {
  const { scopeId } = event;
  const instant = event.occurredAt.getTime();
  const isFailure = event.outcome === "failure";
  const hour = instant - (instant % hourMs);
  tallyOf(tallies, { scopeId, bucket: "hour", bucketStart: hour, dimension: "total" }).add("", isFailure);
  const day = instant - (instant % dayMs);
  for (const [dimension, read] of dayDimensions) {
    const value = read(event);
    if (value === null) continue;
    tallyOf(tallies, { scopeId, bucket: "day", bucketStart: day, dimension }).add(value, isFailure);
  }
}

/**
 * Counts events for `event_count_deltas`: by scope, the total of each hour and each dimension's values of each day,
 * in UTC. Dimensions stand beside each other, never multiplied. Events without a value add nothing to its dimension.
 */
export function countEvents(events: readonly NewEvent[]): CountDelta[] {
  const tallies = new Map<string, Tally>();
  for (const event of events) addTo(tallies, event);
  return [...tallies.values()].flatMap((tally) => [...tally.values()]);
}
