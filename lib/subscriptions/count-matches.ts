import { type PreviewSpan, previewSpans, type SubscriptionPreview } from "./model";

const hourMs = 3_600_000;

export type MatchCounts = Pick<SubscriptionPreview, "matches" | "relations" | "buckets">;

/** Where the longest span of a preview begins, in milliseconds since 1970. */
export const previewStart = (now: number): number => now - previewSpans.last30Days.hours * hourMs;

/**
 * Counts times (milliseconds since 1970, before `now`) in each span and its buckets. `reached` is how far back the
 * search got, null when it got to the end: spans that begin before it hold that many matches or more.
 */
export function countMatches(times: readonly number[], now: number, reached: number | null): MatchCounts {
  const names = Object.keys(previewSpans) as PreviewSpan[];
  const ofSpans = names.map((name) => {
    const { hours, buckets: count } = previewSpans[name];
    const start = now - hours * hourMs;
    const bucketMs = (hours * hourMs) / count;
    const buckets = new Array<number>(count).fill(0);
    let matches = 0;
    for (const time of times) {
      if (time < start || time >= now) continue;
      matches += 1;
      const bucket = Math.min(count - 1, Math.floor((time - start) / bucketMs));
      buckets[bucket] = (buckets[bucket] ?? 0) + 1;
    }
    const relation: "eq" | "gte" = reached === null || reached <= start ? "eq" : "gte";
    return { name, matches, buckets, relation };
  });
  const bySpan = <T>(read: (span: (typeof ofSpans)[number]) => T) =>
    Object.fromEntries(ofSpans.map((span) => [span.name, read(span)])) as Record<PreviewSpan, T>;
  return {
    matches: bySpan(({ matches }) => matches),
    relations: bySpan(({ relation }) => relation),
    buckets: bySpan(({ buckets }) => buckets),
  };
}
