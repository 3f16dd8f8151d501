/** How many failures of a list's reading came before its last success. */
export interface FailureCount {
  /** Tells one list from another. */
  key: string;
  dataUpdatedAt: number;
  errorsBefore: number;
}

interface Reading {
  key: string;
  /** When the last answer came, in milliseconds since 1970; 0 before the first. */
  dataUpdatedAt: number;
  /** All failures so far, mended ones too. */
  errorUpdateCount: number;
}

/** Counts on: what failed before an answer came is mended, and the next wait is short again. */
export function countFailures(
  seen: FailureCount,
  { key, dataUpdatedAt, errorUpdateCount }: Reading,
): FailureCount {
  if (seen.key !== key)
    return { key, dataUpdatedAt, errorsBefore: dataUpdatedAt === 0 ? 0 : errorUpdateCount };
  if (seen.dataUpdatedAt === dataUpdatedAt) return seen;
  return { key, dataUpdatedAt, errorsBefore: errorUpdateCount };
}
