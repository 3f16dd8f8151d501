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
type Tally = Map<string, CountDelta>;

function add(tally: Tally, bucket: Bucket, value: string, isFailure: boolean): void {
  let delta = tally.get(value);
  if (!delta) {
    delta = { ...bucket, value, count: 0, failures: 0 };
    tally.set(value, delta);
  }
  delta.count += 1;
  if (isFailure) delta.failures += 1;
}

/** What happened in one scope on one day. */
class Day {
  private readonly scopeId: string;
  private readonly start: number;
  private readonly hours: Tally[] = [];
  private readonly dimensions = dayDimensions.map((): Tally => new Map());

  constructor(scopeId: string, start: number) {
    this.scopeId = scopeId;
    this.start = start;
  }

  add(event: NewEvent): void {
    const { scopeId, start, hours } = this;
    const isFailure = event.outcome === "failure";
    const hour = Math.floor((event.occurredAt.getTime() - start) / hourMs);
    hours[hour] ??= new Map();
    const bucketStart = start + hour * hourMs;
    add(hours[hour], { scopeId, bucket: "hour", bucketStart, dimension: "total" }, "", isFailure);
    for (let index = 0; index < dayDimensions.length; index += 1) {
      const [dimension, read] = dayDimensions[index] as (typeof dayDimensions)[number];
      const value = read(event);
      if (value === null) continue;
      const bucket: Bucket = { scopeId, bucket: "day", bucketStart: start, dimension };
      add(this.dimensions[index] as Tally, bucket, value, isFailure);
    }
  }

  deltas(): CountDelta[] {
    const tallies = [...this.hours.filter((tally) => tally !== undefined), ...this.dimensions];
    return tallies.flatMap((tally) => [...tally.values()]);
  }
}

/**
 * Counts events for `event_count_deltas`: by scope, the total of each hour and each dimension's values of each day,
 * in UTC. Dimensions stand beside each other, never multiplied. Events without a value add nothing to its dimension.
 */
export function countEvents(events: readonly NewEvent[]): CountDelta[] {
  const scopes = new Map<string, Map<number, Day>>();
  for (const event of events) {
    const { scopeId } = event;
    const instant = event.occurredAt.getTime();
    const start = instant - (instant % dayMs);
    let days = scopes.get(scopeId);
    if (!days) {
      days = new Map();
      scopes.set(scopeId, days);
    }
    let day = days.get(start);
    if (!day) {
      day = new Day(scopeId, start);
      days.set(start, day);
    }
    day.add(event);
  }
  return [...scopes.values()].flatMap((days) => [...days.values()].flatMap((day) => day.deltas()));
}
