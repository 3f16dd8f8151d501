const firstRestMs = 1_000;
const maxRestMs = 60_000;

interface Rest {
  until: number;
  failures: number;
}

/** What is left alone for a while after it failed, twice as long each time. Instants are milliseconds. */
export class Rests<Key> {
  private readonly rests = new Map<Key, Rest>();

  /** Those that failed and did not pass since, the longest untried first. */
  get keys(): Key[] {
    return [...this.rests.keys()];
  }

  isResting(key: Key, now: number): boolean {
    return (this.rests.get(key)?.until ?? 0) > now;
  }

  /** Notes a key without a rest of its own, such as one of many that failed together. */
  add(key: Key): void {
    if (!this.rests.has(key)) this.rests.set(key, { until: 0, failures: 0 });
  }

  /** Notes a failure. Answers for how long the key rests. */
  begin(key: Key, now: number): number {
    const failures = this.rests.get(key)?.failures ?? 0;
    const restMs = Math.min(firstRestMs * 2 ** failures, maxRestMs);
    this.rests.delete(key);
    this.rests.set(key, { until: now + restMs, failures: failures + 1 });
    return restMs;
  }

  end(key: Key): void {
    this.rests.delete(key);
  }
}
