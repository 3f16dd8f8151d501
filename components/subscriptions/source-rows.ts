import type { EventSource, SubscriptionSource } from "@/lib/subscriptions/model";
import { isSameSource, sourceText } from "./popup-form";

/** A line of the sources on offer. */
export interface SourceRow {
  /** What choosing it adds. */
  source: SubscriptionSource;
  name: string;
  /** Null for one that is chosen and was not found. */
  lastSeenAt: string | null;
  /** What of the chosen means it: by its id, or by a name that was typed. Empty: it is not chosen. */
  chosenAs: readonly SubscriptionSource[];
}

/** A resource with an id is meant by it: its name may change. */
const sourceOf = ({ resourceId, resourceName }: EventSource): SubscriptionSource | null => {
  if (resourceId) return { resourceId };
  return resourceName ? { resourceName } : null;
};

const meanings = (item: EventSource, chosen: readonly SubscriptionSource[]) =>
  chosen.filter((source) =>
    "resourceId" in source
      ? source.resourceId === item.resourceId
      : source.resourceName === item.resourceName || source.resourceName === item.resourceId,
  );

/**
 * The found resources, and before them what is chosen and not among them, so that it can be taken away again. A
 * search shows what it found and nothing else.
 */
export function sourceRows(
  found: readonly EventSource[],
  chosen: readonly SubscriptionSource[],
  isSearching: boolean,
): SourceRow[] {
  const rows = found.flatMap((item): SourceRow[] => {
    const source = sourceOf(item);
    if (!source) return [];
    const name = item.resourceName ?? sourceText(source);
    return [{ source, name, lastSeenAt: item.lastSeenAt, chosenAs: meanings(item, chosen) }];
  });
  if (isSearching) return rows;
  const others = chosen
    .filter((source) => !rows.some((row) => row.chosenAs.some((known) => isSameSource(known, source))))
    .map((source) => ({ source, name: sourceText(source), lastSeenAt: null, chosenAs: [source] }));
  return [...others, ...rows];
}

/** The chosen sources after a press on a row. */
export const toggleRow = (
  chosen: readonly SubscriptionSource[],
  { source, chosenAs }: SourceRow,
): SubscriptionSource[] =>
  chosenAs.length === 0
    ? [...chosen, source]
    : chosen.filter((known) => !chosenAs.some((meaning) => isSameSource(meaning, known)));
