import "server-only";
import type { EventFacet } from "../stats-model";
import type { EventReader } from "./event-reader";
import { type ScanLimits, type Walk, walkEvents } from "./event-scan";
import { type TallyQuestion, type TallyRow, tallyQuery } from "./event-tally-sql";

export interface Counted {
  count: number;
  failures: number;
}

export interface CountedValue {
  count: number;
  /** The actor's own name, for that facet. */
  name: string | null;
}

/** What was counted of rows. A row without a value is in no group of that facet. */
export interface Tally {
  total: Counted;
  /** One for each space between two bounds. */
  buckets: Counted[];
  facets: Map<EventFacet, Map<string, CountedValue>>;
  /** Everything from here on was counted, in milliseconds since 1970; null: the whole range was. */
  reached: number | null;
}

export const emptyTally = ({ bounds, facets }: TallyQuestion): Tally => ({
  total: { count: 0, failures: 0 },
  buckets: bounds.slice(1).map(() => ({ count: 0, failures: 0 })),
  facets: new Map(facets.map((facet) => [facet, new Map()])),
  reached: null,
});

export function addCount(to: Counted, { count, failures }: Counted, sign: 1 | -1 = 1): void {
  to.count += sign * count;
  to.failures += sign * failures;
}

export function addValue(to: Map<string, CountedValue>, value: string, { count, name }: CountedValue): void {
  const known = to.get(value);
  to.set(value, { count: (known?.count ?? 0) + count, name: known?.name ?? name });
}

function addRow(tally: Tally, row: TallyRow, facets: readonly EventFacet[]): void {
  const counted = { count: row.found, failures: row.failures };
  if (row.set === 0) addCount(tally.total, counted);
  const bucket = row.set === 1 ? tally.buckets[(row.bucket ?? 0) - 1] : undefined;
  if (bucket) addCount(bucket, counted);
  const facet = facets[row.set - 2];
  const values = facet && tally.facets.get(facet);
  if (!values || row.value === null) return;
  addValue(values, row.value, { count: row.found, name: facet === "actor" ? row.name : null });
}

/** Counts the rows of a walk, as far as the limits allow. */
export async function tallyEvents(
  reader: EventReader,
  walk: Walk,
  question: TallyQuestion,
  limits: ScanLimits,
): Promise<Tally> {
  const tally = emptyTally(question);
  const reached = await walkEvents(reader, walk, limits, async (chunk) => {
    const groups = await reader.read<TallyRow>(tallyQuery(chunk, question));
    for (const row of groups) addRow(tally, row, question.facets);
    const end = groups.find((row) => row.set === 0);
    if (!end?.last_at || end.last_id === null) {
      chunk.giveBack(chunk.rows * chunk.driver.length - (end?.read ?? 0));
      return null;
    }
    return { at: { occurredAt: end.last_at.getTime(), id: end.last_id }, isEnough: false };
  });
  // Of the last row's instant events may be left: only what lies after it is counted for certain.
  return { ...tally, reached: reached && reached.occurredAt + (reached.id === "" ? 0 : 1) };
}
